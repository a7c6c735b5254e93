"""The language of outputs: `--lang`, else the environment, else English."""

import os

LANGUAGES = ("en", "de")


def language_of(chosen: str | None) -> str:
    """Return `en` or `de` (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    if chosen:
        return chosen
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "de" if value.casefold().startswith("de") else "en"
    return "en"
