"""Reads one field of a name: its words without honorifics, asides and slogans."""

import re
from dataclasses import dataclass
from unicodedata import is_normalized

from auditor.cleaning.asides import without_asides
from auditor.cleaning.honorifics import (
    Words,
    is_honorific,
    is_title,
    split_words,
    without_credentials,
    without_titles,
)
from auditor.cleaning.letters import plain_letters
from auditor.cleaning.name_words import NameWords, joined
from auditor.forms import fold

LONGEST = 300
"""Characters of a field that are read: beyond them is no name."""
_EDGES = ",;:.|~_-–—/\\*#&!?§%„“"
_ABBREVIATION = re.compile(r"[^\W\d_]{1,3}\.|(?:[^\W\d_]{1,3}\.-?)+(?:[^\W\d_]\.?)?")
_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_BEYOND_LATIN = "\u0250"
_LISTED = re.compile(r"\s*[,;，、]\s*")


@dataclass(frozen=True)
class NamePart:
    """What one field says.

    Attributes:
        words: the name's words, titles, credentials and generation off.
        after_comma: the words after the first comma that is no list of credentials.
        generation: Jr., III, …, or empty.
        nicknames: as written.
        maiden: maiden name as written, or empty.
        is_placeholder: it holds what people write where they know no name.
        is_title: its words are nothing but titles.
        had_title: a title stood before its words.
    """

    words: Words = ()
    after_comma: Words = ()
    generation: str = ""
    nicknames: Words = ()
    maiden: str = ""
    is_placeholder: bool = False
    is_title: bool = False
    had_title: bool = False

    @property
    def is_name_alone(self) -> bool:
        """It holds words of a name, and says nothing else of the person."""
        said = self.generation or self.nicknames or self.maiden or self.is_placeholder
        return bool(self.words) and not said


def read_part(text: str, words: NameWords, company: str = "") -> NamePart:
    """Return what a field of a name says; never raises, whatever the text."""
    if fold(text) in words.placeholders:
        return NamePart(is_placeholder=True)
    return _plain_part(text, words) or _any_part(text, words, company)


def _plain_part(text: str, words: NameWords) -> NamePart | None:
    """Return what a field says that is nothing but the words of a name; most are."""
    if not _PLAIN.fullmatch(text) or max(text) >= _BEYOND_LATIN or not is_normalized("NFKC", text):
        return None
    spoken = tuple(text.split(" "))
    if len(spoken) == 1 and text.isalpha() and text.istitle():
        return NamePart(spoken, is_title=is_title(spoken, words))
    return NamePart(spoken) if _is_bare(spoken, words) else None


def _any_part(text: str, words: NameWords, company: str) -> NamePart:
    asides = without_asides(plain_letters(text), words, company)
    segments = [split_words(segment) for segment in _LISTED.split(asides.text) if segment]
    if not segments:
        return NamePart(nicknames=asides.nicknames, maiden=asides.maiden)
    in_capitals = asides.text.isupper()
    generation, after = "", Words()
    for segment in segments[1:]:
        bare, mark = _without_generation(segment, words, least=0)
        generation = generation or mark
        is_name = bare and not is_honorific(bare, words, by_shape=not in_capitals)
        if is_name and not after:
            after = _name_words(without_credentials(without_titles(bare, words), words))
    untitled = without_titles(segments[0], words)
    bare = without_credentials(untitled, words)
    bare, mark = _without_generation(bare, words, least=1)
    return NamePart(
        words=_name_words(without_credentials(bare, words)),
        after_comma=after,
        generation=generation or mark,
        nicknames=asides.nicknames,
        maiden=asides.maiden,
        is_title=is_title(bare, words),
        had_title=len(untitled) < len(segments[0]),
    )


def _is_bare(name: Words, words: NameWords) -> bool:
    """Tell whether nothing among the words can be a title, a credential or a maiden name."""
    return (
        joined(name[0]).casefold() not in words.titles.beginnings
        and joined(name[-1]) not in words.credentials.endings
        and name[-1] not in words.generations
        and not any(word.casefold() in words.written_maiden_markers for word in name[1:-1])
    )


def _without_generation(name: Words, words: NameWords, *, least: int) -> tuple[Words, str]:
    if len(name) > least and name[-1].strip(",;") in words.generations:
        mark = name[-1].strip(",;")
        return name[:-1], words.written_generations.get(mark.casefold(), mark)
    return name, ""


def _name_words(name: Words) -> Words:
    return tuple(trimmed for word in name if (trimmed := _trimmed(word)))


def _trimmed(word: str) -> str:
    bare = word.lstrip(_EDGES)
    if not _ABBREVIATION.fullmatch(bare):
        bare = bare.rstrip(_EDGES)
    return bare if any(c.isalpha() for c in bare) else ""
