"""Tests of who may see names: in CI, with `--redact`, with and without a key."""

import pytest

from auditor.cli.privacy import error_text, in_ci, privacy_of
from auditor.errors import NoReadableInput, UsageError
from tests.reporters.html.invented import make_result

RESULT = make_result(20)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("true", True),
        ("1", True),
        ("woodpecker", True),
        ("false", False),
        ("0", False),
        ("", False),
    ],
)
def test_ci(value: str, expected: bool) -> None:
    """CI is on where the variable says so, as GitHub, GitLab and others set it."""
    assert expected == in_ci({"CI": value})
    assert not in_ci({})


def test_plain_run_shows_all() -> None:
    """On one's own machine nothing but SARIF is redacted."""
    privacy = privacy_of(None, {})

    assert RESULT is privacy.shown(RESULT)
    assert RESULT is privacy.result_for("html", RESULT)
    assert RESULT is privacy.result_for("markdown", RESULT)
    assert "" == privacy.warning()
    assert "all" == privacy.result_for("sarif", RESULT).redaction
    assert "AUDITOR_KEY" in privacy.warning()


def test_ci_redacts_what_leaves() -> None:
    """In CI the private folder stays in full; the terminal and what is passed on do not."""
    privacy = privacy_of(None, {"CI": "true", "AUDITOR_KEY": "k"})

    assert "all" == privacy.shown(RESULT).redaction
    assert privacy.shown(RESULT) is privacy.shown(RESULT)
    for name in ("markdown", "junit", "github", "sarif"):
        assert "all" == privacy.result_for(name, RESULT).redaction
    for name in ("html", "csv", "json", "vcard"):
        assert RESULT is privacy.result_for(name, RESULT)
    assert () == privacy.withheld_formats
    assert "" == privacy.warning()


def test_redact_is_everywhere() -> None:
    """`--redact` redacts every output; cards cannot be, and are left out."""
    privacy = privacy_of("names", {"AUDITOR_KEY": "k"})

    assert "names" == privacy.result_for("html", RESULT).redaction
    assert "names" == privacy.shown(RESULT).redaction
    assert "all" == privacy.result_for("sarif", RESULT).redaction
    assert ("vcard",) == privacy.withheld_formats


def test_key_makes_names_last() -> None:
    """The same key gives the same names, no key gives others each time."""
    first, second = (privacy_of("all", {"AUDITOR_KEY": "k"}).shown(RESULT) for _ in range(2))
    third, fourth = (privacy_of("all", {}).shown(RESULT) for _ in range(2))

    assert first.people["name"].tolist() == second.people["name"].tolist()
    assert set() == set(third.people["name"]) & set(fourth.people["name"])


def test_key_is_not_shown() -> None:
    """The key stands in no repr, and so in no traceback."""
    assert "secret" not in repr(privacy_of("all", {"AUDITOR_KEY": "secret"}))


def test_errors_in_ci() -> None:
    """An error in CI quotes no file and no file's name found on the way."""
    nothing = NoReadableInput("Jane Doe.vcf: it is empty", advice="give an address book (.vcf)")
    wrong = UsageError("`jane doe` is no decision", place="decisions.csv:3", advice="fill it in")
    ci = {"CI": "true"}

    assert str(nothing) == error_text(nothing, {})
    assert "Jane" not in error_text(nothing, ci)
    assert "give an address book" in error_text(nothing, ci)
    assert "decisions.csv:3: `…` is no decision (fill it in)" == error_text(wrong, ci)
