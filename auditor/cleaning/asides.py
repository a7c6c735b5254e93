"""Takes what stands beside a name off it: nicknames, maiden names, pronouns, slogans."""

import re
from dataclasses import dataclass

from auditor.cleaning.honorifics import is_honorific, split_words
from auditor.cleaning.name_keys import name_tokens
from auditor.cleaning.name_words import NameWords
from auditor.forms import fold

_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_QUOTES = re.compile(r"[\"“”„«»‟]([^\"“”„«»‟]{1,40})[\"“”„«»‟]|(?<!\w)['’]([^'’]{2,30})['’](?!\w)")
_LEFT_OVER = re.compile(r"[()\[\]{}（）【】\"“”„«»‟]")
_SLOGAN = re.compile(r"(?:\s+[–—|•·/\\~:]+|\s*[|•\\]|\s+//|\s+--+)\s.*|\s+@.*", re.DOTALL)
_SPACED_HYPHEN = re.compile(r"\s+-\s+(.*)", re.DOTALL)
_MARKED = re.compile(r"[()\[\]{}（）【】\"“”„«»‟'’–—|•·/\\~:@]|-[-\s]|\s-")
"""Without any of these there is nothing beside a name but a maiden name."""
_BETWEEN_PRONOUNS = re.compile(r"[\s/|,.+&]+")
_MOST_WORDS_OF_A_NICKNAME = 2


@dataclass(frozen=True)
class Asides:
    """A name's text without its asides, and what they said."""

    text: str
    nicknames: tuple[str, ...] = ()
    maiden: str = ""


def without_asides(text: str, words: NameWords, company: str = "") -> Asides:
    """Take brackets, quotes, "geb. Meier" and slogans off a name.

    Args:
        text: a name in plain letters.
        words: the word lists.
        company: the company beside the name, which is no nickname: "Max (Siemens)".
    """
    if not _MARKED.search(text):
        bare, maiden = _without_spoken_maiden_name(text, words)
        return Asides(" ".join(bare.split()), (), maiden)
    nicknames: list[str] = []
    maidens: list[str] = []

    def take(found: re.Match[str]) -> str:
        aside = next(group for group in found.groups() if group is not None).strip(" .,;'’-")
        maiden = _maiden_name(aside, words)
        if maiden:
            maidens.append(maiden)
        elif _is_nickname(aside, words, company):
            nicknames.append(aside)
        return " "

    bare = _QUOTES.sub(take, _BRACKETS.sub(take, text))
    bare = _without_slogan(_LEFT_OVER.sub(" ", bare))
    bare, maiden = _without_spoken_maiden_name(bare, words)
    if maiden:
        maidens.append(maiden)
    return Asides(" ".join(bare.split()), tuple(nicknames), maidens[0] if maidens else "")


def _maiden_name(aside: str, words: NameWords) -> str:
    spaced = aside.replace(".", ". ").split()
    for length in (1, 2):
        marker = fold(" ".join(spaced[:length])).rstrip(".")
        rest = " ".join(spaced[length:])
        if marker in words.maiden_markers and rest and not any(c.isdigit() for c in rest):
            return rest
    return ""


def _is_nickname(aside: str, words: NameWords, company: str) -> bool:
    parts = split_words(aside)
    if not 1 <= len(parts) <= _MOST_WORDS_OF_A_NICKNAME:
        return False
    if any(c.isdigit() or c in "@&/" for c in aside) or any(part[0].islower() for part in parts):
        return False
    tokens = name_tokens(aside)
    pronouns = [word for word in _BETWEEN_PRONOUNS.split(fold(aside)) if word]
    return (
        bool(tokens)
        and not all(word in words.pronouns for word in pronouns)
        and not is_honorific(parts, words, by_shape=True)
        and not set(tokens) <= set(name_tokens(company))
    )


def _without_slogan(text: str) -> str:
    bare = _SLOGAN.sub("", " " + text).strip()
    found = _SPACED_HYPHEN.search(bare)
    if not found:
        return bare
    before, after = bare[: found.start()], found.group(1)
    # "Müller - Meier" is a double name, "Muster - We are hiring" is not.
    is_double_name = len(after.split()) == 1 and after.istitle() and before
    return f"{before}-{after}" if is_double_name else before


def _without_spoken_maiden_name(text: str, words: NameWords) -> tuple[str, str]:
    spaced = text.split()
    for place, word in enumerate(spaced[1:-1], start=1):
        if word.casefold() in words.written_maiden_markers:
            return " ".join(spaced[:place]), " ".join(spaced[place + 1 :])
    return text, ""
