"""Tests of redaction: what stays, what goes, and that nothing is forgotten."""

import json
import re
from dataclasses import fields, replace
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cli.summary import summary
from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGES
from auditor.model.matched import PAIR_REASONS
from auditor.model.notes import NOTE_KINDS
from auditor.model.result import AuditResult
from auditor.model.sentences import placeholders
from auditor.redaction import redacted
from auditor.redaction.labels import shown_labels
from auditor.redaction.pseudonyms import aliases
from auditor.redaction.treatments import COLUMNS, PARAMETERS, WITHHELD
from auditor.reporters import REPORTERS, ReportOptions
from auditor.reporters.html.linked import linked
from auditor.reporters.html.payload import _content
from auditor.reporters.language import language_of
from tests.planted import planted
from tests.reporters.html.invented import make_result

KEY = b"a secret for tests"
COUNTS = {"count", "total", "people", "capacity"}
"""Parameters of notes that are numbers."""
_FIELDS_KEPT = {
    "version",
    "as_of",
    "region",
    "trend",
    "gates",
    "schema_version",
    "redaction",
}
_FIELDS_TREATED = {
    "as_of_how",
    "owner",
    "channels",
    "rulebook",
    "notes",
    "broken",
    "decisions",
    "comparison",
    "cards",
}


@cache
def whole() -> tuple[AuditResult, list[str]]:
    """A planted result and its words, made once."""
    return planted(25)


@cache
def outputs(language: str, *, names_only: bool) -> dict[str, str]:
    """Return all that any reporter and the terminal say, the page's data before it is packed."""
    result = redacted(whole()[0], KEY, names_only=names_only)
    texts = {
        name: b"".join(pieces).decode()
        for reporter in REPORTERS.values()
        for name, pieces in reporter.render(result, ReportOptions(language=language, enrich=True))
    }
    texts["payload"] = json.dumps(_content(linked(result), language_of(language)))
    texts["terminal"] = "\n".join(summary(result, result.comparison, (), language))
    return texts


@pytest.mark.parametrize("names_only", [False, True])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_planted_word_is_told(language: str, names_only: bool) -> None:
    """No word that a contact, a file or the owner may have written is in any output."""
    result, words = whole()
    kept = set(_surroundings(result)) if names_only else set()

    told = {
        (name, word)
        for name, text in outputs(language, names_only=names_only).items()
        for word in re.findall(r"qx[bcdfghjklmnpqrstvwxz]{4}", text)
        if word not in kept
    }

    assert set() == told
    assert len(words) > 500  # or nothing was proven


def test_ids_are_hashed() -> None:
    """No person_id of the audit stands in any output."""
    result, _ = whole()
    ids = {*result.people["person_id"]}

    assert set() == {
        (name, found)
        for name, text in outputs("en", names_only=False).items()
        for found in re.findall(r"p-[0-9a-f]{12}", text)
        if found in ids
    }


def test_only_names_keeps_companies() -> None:
    """`names` keeps companies, titles and cities, but not one that holds the person's own name."""
    result = make_result(30)
    people = result.people.assign(name="Ada Lovelace").assign(company="Lovelace Consulting")
    kept = redacted(result, KEY, names_only=True).people
    told = redacted(replace(result, people=people), KEY, names_only=True).people

    assert sorted(result.people["company"]) == sorted(kept["company"])
    assert sorted(result.people["job_title"]) == sorted(kept["job_title"])
    assert {WITHHELD} == set(told["company"])
    assert {""} == set(kept["linkedin_url"])


@pytest.mark.parametrize("table", TABLES)
def test_every_text_column_is_declared(table: str) -> None:
    """A new column of text needs a treatment: an undeclared one is withheld, and told here."""
    texts = {column.name for column in TABLES[table].columns if column.kind == "text"}

    assert (set() if table == "channels" else texts) == set(COLUMNS.get(table, {}))


def test_every_field_is_declared() -> None:
    """A new field of AuditResult needs a decision whether it may hold anything personal."""
    declared = {*COLUMNS, *_FIELDS_TREATED, *_FIELDS_KEPT}

    assert {field.name for field in fields(AuditResult)} == declared


def test_every_parameter_of_notes_is_declared() -> None:
    """A new parameter of a note is a number or has a treatment."""
    named = {name for kind in NOTE_KINDS.values() for name in placeholders(kind.sentence)}

    assert set() == named - COUNTS - set(PARAMETERS)


def test_tables_are_whole() -> None:
    """A redacted result passes all checks, and says so itself."""
    safe = redacted(whole()[0], KEY)

    for name, table in TABLES.items():
        table.check(getattr(safe, name))
    assert safe.comparison is not None
    CHANGES.check(safe.comparison.changes)
    assert "all" == safe.redaction
    assert safe is redacted(safe, b"another")


def test_redacted_further() -> None:
    """Where only names were redacted, companies can be redacted afterwards."""
    names = redacted(make_result(10), KEY, names_only=True)

    assert names is redacted(names, KEY, names_only=True)
    assert {WITHHELD} == set(redacted(names, KEY).people["company"])


def test_everybody_is_the_same_everywhere() -> None:
    """A person has one invented name in every table, in every run with the same key."""
    result = make_result(200)
    safe = redacted(result, KEY)
    again = redacted(result, KEY)
    names = safe.people.set_index("person_id")["name"]
    account = safe.account[safe.account["person_id"] != ""]

    pd.testing.assert_frame_equal(safe.people, again.people)
    assert names[account["person_id"]].tolist() == account["name"].tolist()
    assert safe.people["name"].tolist() == safe.evidence["name"].tolist()
    assert safe.people["person_id"].tolist() == safe.verdicts["person_id"].tolist()
    assert len(result.people) == names.nunique() == names.index.nunique()


def test_numbers_stay() -> None:
    """Classes, ranks, points and counts are those of the whole result."""
    result = make_result(300)
    safe = redacted(result, KEY)

    for column in ("class", "bond", "pulse", "prune_rank", "reconnect_rank", "confidence"):
        assert (
            result.verdicts[column].value_counts().to_dict()
            == safe.verdicts[column].value_counts().to_dict()
        )
    assert len(result.spoken) == len(safe.spoken)
    assert result.pairs["outcome"].tolist() == safe.pairs["outcome"].tolist()
    assert set("; ".join(safe.pairs["reasons_for"]).split("; ")) <= {*PAIR_REASONS, ""}


def test_order_tells_no_letter() -> None:
    """People do not stand in the order of their names."""
    safe = redacted(make_result(50), KEY)

    assert safe.people["person_id"].is_monotonic_increasing


def test_another_key_names_others() -> None:
    """Without the key nobody can work out an invented name or an id."""
    result = make_result(50)
    one, other = (redacted(result, key).people for key in (b"one", b"other"))

    assert set() == set(one["name"]) & set(other["name"])
    assert set() == set(one["person_id"]) & set(other["person_id"])


def test_a_name_does_not_hang_on_others() -> None:
    """Who comes or goes changes nobody else's name; 30,000 people have 30,000 names."""
    people = [f"p-{number:012x}" for number in range(30_000)]
    everybody = aliases(KEY, people, frozenset())
    few = aliases(KEY, people[::3_000], frozenset())

    assert few == {person: everybody[person] for person in few}
    assert len(people) == len({alias.name for alias in everybody.values()})
    assert len(people) == len({alias.person_id for alias in everybody.values()})


LABEL = st.text(st.sampled_from("ab; /"), min_size=1, max_size=6).filter(str.strip)


@given(st.lists(LABEL, unique=True, max_size=5), st.lists(st.integers(0, 4), max_size=4))
@settings(deadline=None, max_examples=100)
def test_lists_of_files_hold_no_file_name(names: list[str], chosen: list[int]) -> None:
    """Whatever files are called, a list of them shows nothing but what they are called instead."""
    labels = {name: f"file-{at}" for at, name in enumerate(names)}
    cell = "; ".join(names[at] for at in chosen if at < len(names))

    assert {*shown_labels(cell, labels).split("; ")} <= {*labels.values(), "file", ""}


def test_names_are_two_words_and_nobody_real() -> None:
    """An invented name is drawn anew where it holds a word that really occurs."""
    first = aliases(KEY, ["p-1"], frozenset())["p-1"]
    real = frozenset((first.given.casefold(),))
    second = aliases(KEY, ["p-1"], real)["p-1"]

    assert re.fullmatch(r"[A-Z][a-z]{5,7} [A-Z][a-z]{5,8}", first.name)
    assert first.given != second.given


def test_result_is_left_as_it_is() -> None:
    """Redaction does not touch the result that it is given."""
    result = make_result(40)
    before = {name: getattr(result, name).copy() for name in TABLES}

    redacted(result, KEY)

    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, getattr(result, name))


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("advertising", "advertising"),
        ("it is larger than 1,024 MB", "it is larger than 1,024 MB"),
        ("the system says: Permission denied", "the system says: Permission denied"),
        ("the system says: Ada Lovelace", WITHHELD),
        ("none of its first lines is the header of LinkedIn messages",) * 2,
        ("none of its first lines is the header of Table by ada.yaml", WITHHELD),
        ("the auditor itself failed on it (KeyError in rows.py:12)",) * 2,
        ("the auditor itself failed on it (Ada)", WITHHELD),
        ("it is empty (the 1,200 entries before that were read)",) * 2,
        ("the same name; as in ada.vcf", "the same name; as in file"),
        ("linkedin.com/in/ada and linkedin.com/in/bob seem to be two people", WITHHELD),
    ],
)
def test_reasons(reason: str, shown: str) -> None:
    """What the program says is kept, composed or not; anything else is withheld."""
    result = replace(make_result(3), as_of_how=reason)

    assert shown == redacted(result, KEY).as_of_how


def test_no_cards_are_written() -> None:
    """Cards hold everything, so no contacts.vcf is made of a redacted result."""
    assert "contacts.vcf" not in outputs("en", names_only=False)


def _surroundings(result: AuditResult) -> list[str]:
    texts = [
        text
        for table, columns in COLUMNS.items()
        for column, treatment in columns.items()
        if treatment == "surroundings"
        for text in getattr(result, table)[column].tolist()
    ]
    if result.comparison is not None:
        changes = result.comparison.changes
        moved = changes[changes["change"] == "employer-changed"]
        texts += [*moved["was"], *moved["now"]]
    return [word for text in texts for word in text.split()]
