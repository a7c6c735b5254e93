"""Tests of the language: the option, then the environment, then English."""

import pytest

from auditor.cli.language import language_of


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("de", {"LANG": "en_GB.UTF-8"}, "de"),
        (None, {"LANG": "de_AT.UTF-8"}, "de"),
        (None, {"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "de_CH", "LANG": "C"}, "de"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_language(
    monkeypatch: pytest.MonkeyPatch,
    chosen: str | None,
    environment: dict[str, str],
    expected: str,
) -> None:
    """--lang wins; else LC_ALL, LC_MESSAGES, LANG in the order of POSIX; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
        if variable in environment:
            monkeypatch.setenv(variable, environment[variable])
    assert language_of(chosen) == expected
