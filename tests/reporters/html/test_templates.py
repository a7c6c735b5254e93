"""Parts of the user's own: each replaces its twin, in a sandbox, errors name file and line."""

import re
from pathlib import Path

import pytest

from auditor.errors import TemplateError
from auditor.model.result import AuditResult
from auditor.reporters.html import check_templates
from auditor.reporters.html.page import page_of
from auditor.reporters.html.reporter import pieces_of
from auditor.reporters.language import language_of
from tests.reporters.html.conftest import rendered
from tests.reporters.html.invented import make_result

FEW = make_result(n=8)
ENGLISH = language_of("en")
PAGE = page_of(FEW, ENGLISH)


def with_parts(folder: Path, result: AuditResult | None = None, **parts: str) -> str:
    """Return the page with parts of one's own, each `name="text of the template"`."""
    for name, text in parts.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    check_templates(folder)
    page = page_of(result, ENGLISH) if result else PAGE
    return b"".join(pieces_of(page, ENGLISH, folder)).decode()


def test_part_replaces_its_twin_alone(tmp_path: Path) -> None:
    """One part is the user's, all others stay as they are."""
    page = with_parts(tmp_path, prune='<section id="let-go">MY {{ page.prune.count }}</section>')
    usual = rendered(FEW).decode()
    both = [
        re.sub(r'<section id="let-go".*?</section>\s*', "", text, flags=re.DOTALL)
        for text in (page, usual)
    ]

    assert (both[0], '<section id="let-go">MY ' in page) == (both[1], True)


def test_part_can_wrap_the_shipped_one(tmp_path: Path) -> None:
    """A part may add to the one it replaces, and be put together from pieces of its own."""
    page = with_parts(
        tmp_path,
        reading='{% include "shipped/parts/reading.html.j2" %}{% include "parts/_more.html.j2" %}',
        _more="<p>more {{ 1234 | number }}</p>",
    )

    assert '<section id="read"' in page
    assert "<p>more 1,234</p>" in page


def test_part_escapes(tmp_path: Path) -> None:
    """What a part shows of a contact is text, never markup."""
    result = make_result(n=8, names={0: "<b>x</b>"})
    part = "{% for p in page.prune.people + page.keepers.people %}{{ p.name }}{% endfor %}"
    page = with_parts(tmp_path, result, colophon=part)

    assert ("<b>x" in page, "&lt;b&gt;x" in page) == (False, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\n{% if %}", r":2: Expected an expression"),
        ("a\nb\n{{ page.nothing_such }}", r":3: .*has no attribute 'nothing_such'"),
        ("{{ unknown }}", r":1: 'unknown' is undefined"),
        ("{{ ''.__class__.__mro__ }}", r":1: access to attribute '__class__'"),
        ("{{ page.__init__.__globals__ }}", r":1: access to attribute '__init__'"),
        ("{% for i in range(10**9) %}{% endfor %}", r":1: asks for a range"),
        ('{% include "parts/answer.html.j2" %}', r":1: includes itself without an end"),
        ('{% include "../secret" %}', r":1: there is no template"),
        ('{% include "/etc/passwd" %}', r":1: there is no template"),
        ("{{ 1 / 0 }}", r":1: failed with ZeroDivisionError"),
        ("{{ _('x %(y)s') }}", r":1: failed with KeyError"),
    ],
)
def test_broken_part_is_told_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    """A part that cannot run, or reaches for what it may not, ends the run with file and line."""
    with pytest.raises(TemplateError) as caught:
        with_parts(tmp_path, answer=text)

    assert re.search(rf"answer\.html\.j2{problem}", str(caught.value))
    assert caught.value.exit_code == 4


def test_misnamed_part_is_told(tmp_path: Path) -> None:
    """A file that replaces nothing is not passed over in silence."""
    with pytest.raises(TemplateError, match=r"anser\.html\.j2: .*did you mean answer\.html\.j2"):
        with_parts(tmp_path, anser="x")


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_folder_without_parts_is_told(tmp_path: Path, name: str) -> None:
    """A folder that is none, or holds no part, is a mistake."""
    with pytest.raises(TemplateError, match=r"is no folder|holds no part"):
        check_templates(tmp_path / name)


def test_policy_stays_whatever_a_part_holds(tmp_path: Path) -> None:
    """A part cannot let a script or a style in: the policy names the hashes of ours alone."""
    part = "<script>alert(1)</script><style>*{color:red}</style>"
    page = with_parts(tmp_path, colophon=part)
    policies = [
        re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
        for text in (page, rendered(FEW).decode())
    ]

    assert policies[0] == policies[1]
