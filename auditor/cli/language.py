"""The language of outputs: `--lang`, else the environment, else English."""

import os

LANGUAGES = ("en", "de")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(chosen: str | None) -> str:
    """Return `en` or `de` (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    if chosen:
        return chosen
    value = os.environ.get(deciding_variable(), "")
    return "de" if value.casefold().startswith("de") else "en"


def deciding_variable() -> str:
    """Return the variable of the environment that names the language, or ""."""
    return next((name for name in _VARIABLES if os.environ.get(name)), "")
