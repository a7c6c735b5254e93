"""Composes names, companies and texts in any number, with frequencies as uneven as real ones."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.str_]

_STOCK = tomllib.loads((Path(__file__).parent / "stock.toml").read_text("utf-8"))
_GIVEN, _HEADS, _TAILS = (_STOCK[key].split() for key in ("given", "heads", "tails"))
_OPENINGS, _SUBJECTS, _CLAUSES = _STOCK["openings"], _STOCK["subjects"], _STOCK["clauses"]
_PHRASES = _STOCK["phrases"]
_SENTENCES = [f"{subject} {clause}" for subject in _SUBJECTS for clause in _CLAUSES]
_PHRASE_SHARE, _EMPTY_SHARE, _SHORT_SHARE, _DOUBLE_SHARE = 0.1, 0.03, 0.5, 0.04
AREA_CODES: list[int] = _STOCK["area_codes"]


@dataclass(frozen=True)
class People:
    """Invented people, one a position of each array."""

    given: Words
    family: Words
    company: Words
    title: Words
    slug: Words


def uneven(rng: np.random.Generator, count: int, size: int) -> npt.NDArray[np.intp]:
    """Return positions below `count`, the first ones by far the most frequent (Zipf)."""
    weights = 1 / np.arange(2, count + 2)
    return rng.choice(count, size, p=weights / weights.sum())


def invent(rng: np.random.Generator, size: int) -> People:
    """Return people whose family names, given names and companies repeat as they do in life."""
    families = np.array([head + tail for head in _HEADS for tail in _TAILS])
    firms = np.array(
        [
            f"{head}{tail} {trade}"
            for head in _HEADS
            for tail in _TAILS[:9]
            for trade in _STOCK["trades"]
        ]
    )
    rng.shuffle(families)
    rng.shuffle(firms)
    given = np.array(_GIVEN)[uneven(rng, len(_GIVEN), size)]
    family = families[uneven(rng, len(families), size)]
    double = rng.random(size) < _DOUBLE_SHARE
    family = np.where(double, np.char.add(np.char.add(family, "-"), np.roll(family, 1)), family)
    company = firms[uneven(rng, len(firms), size)]
    company = np.char.rstrip(
        np.char.add(np.char.add(company, " "), rng.choice(_STOCK["legal_forms"], size))
    )
    plain = np.char.add(np.char.add(np.char.lower(given), "-"), np.char.lower(family))
    slug = np.array([f"{name}-{number:06x}" for number, name in enumerate(plain)])
    return People(given, family, company, rng.choice(_STOCK["titles"], size), slug)


def texts(rng: np.random.Generator, size: int) -> list[str]:
    """Return message texts: nearly all different, a tenth one-click phrases, a few empty."""
    opening, first, second = (
        np.array(words, dtype=object)[rng.integers(0, len(words), size)]
        for words in (_OPENINGS, _SENTENCES, _SENTENCES)
    )
    number = rng.integers(1, 90_000, size).astype(str).astype(object)
    short = opening + ", " + first + " (" + number + ")"
    long = short + "\n" + second
    kind = rng.random(size)
    phrase = np.array(_PHRASES, dtype=object)[rng.integers(0, len(_PHRASES), size)]
    choices = [kind < _PHRASE_SHARE, kind < _PHRASE_SHARE + _EMPTY_SHARE, kind < _SHORT_SHARE]
    chosen: list[str] = np.select(choices, [phrase, "", short], long).tolist()
    return chosen
