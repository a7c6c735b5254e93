"""Takes titles off the front of a name and degrees and certificates off its end."""

import re
from collections.abc import Sequence

from auditor.cleaning.name_words import HonorificWords, NameWords, joined

Words = tuple[str, ...]

_LONGEST_PHRASE = 5
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_]{2}\.)(?=[^\W\d_]{2})")
_CREDENTIAL_SHAPE = re.compile(
    r"[A-Z]{3,}[A-Za-z0-9]{0,4}(?:[-/.][A-Z0-9]+)*|[A-Z][a-z]{0,2}[A-Z]{1,3}|[A-Z]{2}[-/.][A-Z]+"
)
_DECORATION = re.compile(r"[®™+*,;:()\[\]]")


def split_words(text: str) -> Words:
    """Return the words of a name, with "Dr.Max" and "Dr.med.Anna" taken apart."""
    return tuple(_RUN_TOGETHER.sub(" ", text).split())


def without_titles(name: Words, words: NameWords) -> Words:
    """Return a name without the titles it begins with; what is nothing but titles stays."""
    start = 0
    while start < len(name):
        taken = _phrase_at_start(name[start:], words.titles)
        if not taken:
            break
        start += taken
    return name[start:] or name


def is_title(phrase: Words, words: NameWords) -> bool:
    """Tell whether words are nothing but titles; a family name may be one: Notar, Pater."""
    start = 0
    while start < len(phrase):
        taken = _phrase_at_start(phrase[start:], words.titles)
        if not taken:
            return False
        start += taken
    return bool(phrase)


def without_credentials(name: Words, words: NameWords) -> Words:
    """Return a name without the credentials it ends with; at least its first word stays.

    With no comma before it, a credential must be spelt as one (PMP, Ph.D.,
    M.Sc.), and a short one must stand among mixed case: JACK MA is a name.
    """
    end = len(name)
    while end > 1:
        taken = _phrase_at_end(name[:end], words.credentials)
        if not taken:
            break
        end -= taken
    return name[:end]


def is_honorific(phrase: Words, words: NameWords, *, by_shape: bool) -> bool:
    """Tell whether a phrase set apart by a comma or brackets is titles and credentials alone.

    Args:
        phrase: its words.
        words: the word lists.
        by_shape: let an unknown certificate pass by its capitals (CSPO, SHRM-XY).
    """
    rest = phrase
    while rest:
        taken = _phrase_at_start(rest, words.titles) or _phrase_at_start(rest, words.credentials)
        if not taken and by_shape and _CREDENTIAL_SHAPE.fullmatch(_bare(rest[:1])):
            taken = 1
        if not taken:
            return False
        rest = rest[taken:]
    return bool(phrase)


def _phrase_at_start(name: Words, honorifics: HonorificWords) -> int:
    if joined(_bare(name[:1])).casefold() not in honorifics.beginnings:
        return 0
    for length in range(min(_LONGEST_PHRASE, len(name)), 0, -1):
        if _is_listed(name[:length], honorifics):
            return length
    return 0


def _phrase_at_end(name: Words, honorifics: HonorificWords) -> int:
    if joined(_bare(name[-1:])) not in honorifics.endings:
        return 0
    for length in range(min(_LONGEST_PHRASE, len(name) - 1), 0, -1):
        phrase = joined(_bare(name[-length:]))
        among_mixed_case = any(c.islower() for word in name[:-length] for c in word)
        if phrase in honorifics.spelt and (among_mixed_case or len(phrase) > 2):  # noqa: PLR2004 - two letters may be a family name
            return length
    return 0


def _is_listed(phrase: Words, honorifics: HonorificWords) -> bool:
    bare = _bare(phrase)
    return (
        bare in honorifics.exact
        or bare.casefold() in honorifics.stopped
        or joined(bare).casefold() in honorifics.folded
    )


def _bare(phrase: Sequence[str]) -> str:
    return _DECORATION.sub("", " ".join(phrase))
