"""The page as bytes: stable, self-contained, under its policy, answer first."""

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.model.audit_file import FILE_NAME
from auditor.model.codec import encode, read_result
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.reporters.html.flaws import MERGES_SHOWN, duplicates_of
from auditor.reporters.html.linked import linked
from auditor.reporters.language import language_of
from tests.reporters.html.conftest import HOSTILE, rendered
from tests.reporters.html.invented import make_result
from tests.reporters.html.skeleton import skeleton_of


@pytest.fixture(scope="module")
def page(result: AuditResult) -> str:
    """Return the English page."""
    return rendered(result).decode()


def payload(page: str) -> Any:
    """Return what the script will read."""
    found = re.search(r'id="payload">([^<]*)</script>', page)
    assert found is not None
    packed = base64.b85decode(found.group(1).translate(str.maketrans(".:,", "<>&")))
    return json.loads(zlib.decompress(packed))


def test_same_result_same_bytes(result: AuditResult) -> None:
    """Rendering twice gives the same bytes."""
    assert rendered(result) == rendered(result)


def test_written_result_renders_to_the_same_bytes(result: AuditResult, tmp_path: Path) -> None:
    """`auditor report` makes of audit.json what `auditor audit` made: the page needs no more."""
    (tmp_path / FILE_NAME).write_bytes(b"".join(encode(result)))

    assert rendered(read_result(tmp_path)) == rendered(result)


def test_nothing_is_loaded(page: str) -> None:
    """No tag of the page asks for a file beside it or in the network."""
    loading = {"img", "iframe", "object", "embed", "video", "audio", "source", "track", "base"}
    tags = skeleton_of(page).tags

    assert [name for name, _ in tags if name in loading] == []
    assert [names for name, names in tags if name == "script" and "src" in names] == []
    assert "url(" not in page
    assert "@import" not in page


def test_sections_in_order(page: str) -> None:
    """The answer comes first, keepers before prunables, the workings last."""
    found = re.findall(r'<(?:header class|section id)="([\w-]+)"', page)

    assert found == [
        "masthead",
        "since",
        "keep-in-touch",
        "write",
        "let-go",
        "picture",
        "flaws",
        "everyone",
        "judged",
        "read",
    ]


@pytest.mark.parametrize("kind", ["script", "style"])
def test_policy_names_the_hash(page: str, kind: str) -> None:
    """The policy lets in exactly the script and the style of the page."""
    text = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()

    assert (len(text), f"{kind}-src 'sha256-{digest}'" in page.replace("&#39;", "'")) == (1, True)


def test_policy_refuses_everything_else(page: str) -> None:
    """Nothing may be loaded, sent or based elsewhere."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = re.sub(r"sha256-[^']*", "…", found.group(1).replace("&#39;", "'"))

    assert policy == (
        "default-src 'none'; script-src '…'; style-src '…'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_no_inline_styles_or_handlers(page: str) -> None:
    """What the policy would refuse is not there."""
    names = {name for _, attributes in skeleton_of(page).tags for name in attributes}

    assert [name for name in sorted(names) if name == "style" or name.startswith("on")] == []


def test_links_lead_to_linkedin_only(page: str) -> None:
    """No address of the page is loaded, and those to open are profile addresses."""
    addresses = re.findall(r'(?:href|src|action)="([^"#][^"]*)"', page)

    assert [
        a for a in addresses if not a.startswith(("https://www.linkedin.com/in/", "data:,"))
    ] == []


def test_lead_sentence_counts_the_classes(result: AuditResult, page: str) -> None:
    """The first sentence gives the numbers of the verdicts, and calls nobody a card unseen."""
    counts = result.verdicts["class"].value_counts()
    unknown = int(result.verdicts["cannot_tell"].sum())

    assert (
        f"Of {len(result.people)} contacts, {counts['meaningful']} are relationships, "
        f"{counts['dormant']} have gone quiet, {counts['business-card-only'] - unknown} never "
        f"went past the business card, and {unknown} cannot be told."
    ) in page
    assert 0 < unknown


def test_payload_holds_everyone(result: AuditResult, page: str) -> None:
    """Every person travels, in the order of the tables, with a name fit to show."""
    content = payload(page)
    people = content["people"]
    expected = result.people["name"].tolist()[len(HOSTILE) :]

    assert (content["count"], people["name"][len(HOSTILE) :]) == (len(result.people), expected)


def test_payload_spoken_rules(result: AuditResult, page: str) -> None:
    """Every rule that spoke travels with the people it spoke about."""
    content = payload(page)
    sent = sum(len(rows["at"]) for rows in content["spoken"] if rows)

    assert sent == len(result.spoken)


def test_no_history_is_said_once_at_the_top(result: AuditResult) -> None:
    """Without a message history nothing is claimed, and the export that would tell is named."""
    page = rendered(replace(result, notes=(Note("no-message-history"),))).decode()
    head = page[page.index("<header") : page.index("</header>")]

    assert (
        "nothing here can tell who is a relationship" in head,
        "A LinkedIn export with messages.csv would close the gap" in head,
        'id="let-go"' in page,
    ) == (True, True, False)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_people(count: int, language: str) -> None:
    """A result with hardly anyone or nobody in it renders too."""
    result = make_result(n=max(count, 1))
    if not count:
        tables = ("people", "verdicts", "evidence", "spoken", "timeline", "account", "pairs")
        result = replace(
            result, decisions=(), **{name: getattr(result, name).head(0) for name in tables}
        )

    assert rendered(result, language).startswith(b"<!doctype html>")


def test_unsafe_profile_addresses_are_no_links() -> None:
    """An address that is not LinkedIn's is not offered to be opened."""
    result = make_result(n=60)
    people = result.people.assign(linkedin_url="javascript:alert(1)//linkedin.com/in/x")

    assert b"javascript:" not in rendered(replace(result, people=people))


def test_rules_left_out_are_named(result: AuditResult) -> None:
    """What was not heard in this audit is said where the rules stand."""
    book = result.rulebook
    silenced = replace(book, rules=book.rules[1:], left_out=book.rules[:1])
    page = rendered(replace(result, rulebook=silenced)).decode()

    assert "Left out of this audit" in page
    assert f"<code>{book.rules[0].id}</code></li>" in page


def test_weakest_merges_are_side_by_side(result: AuditResult, page: str) -> None:
    """What was merged can be looked at, its two records with what spoke for it."""
    views = duplicates_of(linked(result), language_of("en")).least_certain
    scores = [float(view.score) for view in views]

    assert 0 < len(views) <= MERGES_SHOWN
    assert scores == sorted(scores)
    assert {view.left.sources for view in views} | {view.right.sources for view in views} == {
        "Connections.csv",
        "contacts.vcf",
    }
    assert "What was merged on the weakest grounds" in page
