"""The invented word stock that people are drawn from, read from words.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class NameStock:
    """Given names by sex, and family names, of one language."""

    language: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _stock(section: Mapping[str, Any]) -> NameStock:
    return NameStock(
        section["language"],
        tuple(section["women"].split()),
        tuple(section["men"].split()),
        tuple(section["families"].split()),
    )


def _by_language(section: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(entries) for language, entries in section.items()}


_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))

GERMAN = _stock(_WORDS["german"])
ENGLISH = _stock(_WORDS["english"])
WORLD = _stock(_WORDS["world"])
PARTICLES = ("von ", "von der ", "zu ", "van ")
NICKNAMES: Mapping[str, str] = _WORDS["nicknames"]
COMPANIES = tuple(_WORDS["companies"]["names"])
TITLES = _by_language(_WORDS["titles"])
CITIES = _by_language(_WORDS["cities"])
TOPICS = _by_language(_WORDS["topics"])
