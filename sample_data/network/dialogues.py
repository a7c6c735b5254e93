"""Reads the invented dialogues and hands them out, with their slots filled."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sample_data.network.words import CITIES, COMPANIES, TOPICS

Dialogue = tuple[tuple[bool, str], ...]
"""Lines of one conversation: whether the owner wrote it, and the text."""


@cache
def sections(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the raw paragraphs of each section of a language's file."""
    text = (Path(__file__).parent / f"dialogues.{language}.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for section in text.split("\n== ")[1:]:
        title, _, body = section.partition("\n")
        found[title.strip()] = tuple(p for p in body.strip().split("\n\n") if p)
    return found


def dialogues(language: str, section: str) -> tuple[Dialogue, ...]:
    """Return a section's conversations."""
    return tuple(
        tuple((line.startswith(">"), line[2:]) for line in paragraph.splitlines())
        for paragraph in sections(language)[section]
    )


def phrases(language: str, section: str) -> tuple[str, ...]:
    """Return a section's single texts, one a line."""
    return tuple(sections(language)[section][0].splitlines())


@dataclass(frozen=True)
class Voice:
    """Fills the slots of texts for one contact, with the world's seeded randomness."""

    rng: random.Random
    language: str
    given: str
    secret: str = ""

    def fill(self, text: str, *, secret: bool = True) -> str:
        """Return the text with its slots filled; a secret word may be added to prose."""
        filled = (
            text.replace("{given}", self.given)
            .replace("{topic}", self.rng.choice(TOPICS[self.language]))
            .replace("{city}", self.rng.choice(CITIES[self.language]))
            .replace("{company}", self.rng.choice(COMPANIES))
        )
        return f"{filled} ({self.secret})" if secret and self.secret else filled

    def phrase(self, section: str) -> str:
        """Return one of a section's one-click phrases."""
        return self.fill(self.rng.choice(phrases(self.language, section)), secret=False)

    def dialogue(self, section: str) -> Dialogue:
        """Return one of a section's conversations."""
        chosen = self.rng.choice(dialogues(self.language, section))
        return tuple((mine, self.fill(text)) for mine, text in chosen)
