"""Turns fancy letters into plain ones and takes emoji and symbols off a name."""

import re
import unicodedata

from auditor.forms import printable

_PLAIN = re.compile(r"[A-Za-z]+(?:[ .,'()\"-]+[A-Za-z]+)*\.?")
_SMALL_CAPITALS = str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz")
_MARKS_OF_TRADE = str.maketrans(dict.fromkeys("™℠®©", ""))
_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʼ‘ʹʻ＇", "'"))
_FIRST_SQUARED_LETTER = 0x1F130
_LAST_SQUARED_LETTER = 0x1F189
_SQUARED_ROWS = 0x20
# Unicode calls these letters, but they are blank: people use them to have no name.
_BLANK_LETTERS = str.maketrans(dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800", " "))
_UNSEEN = frozenset({"So", "Sk", "Sm", "Sc", "Me", "Cf", "Co", "Cn", "Cs"})


def plain_letters(text: str) -> str:
    """Return a name in ordinary letters on one line, with its punctuation.

    Mathematical, full-width, circled and small-capital letters become plain
    ones (𝐌𝐚𝐱, Ｍａｘ, Ⓜⓐⓧ, ᴍᴀx); emoji, symbols, unassigned and invisible
    characters go. Letters and vowel signs of every script stay. Idempotent.
    """
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    bare = text.translate(_MARKS_OF_TRADE).translate(_APOSTROPHES)
    squared = "".join(map(_unsquared, bare)) if max(bare, default="") >= "\U0001f130" else bare
    normal = unicodedata.normalize("NFKC", squared).translate(_SMALL_CAPITALS)
    seen = "".join(" " if _is_unseen(c) else c for c in normal.translate(_BLANK_LETTERS))
    return unicodedata.normalize("NFKC", printable(seen))


def _unsquared(character: str) -> str:
    code = ord(character)
    if _FIRST_SQUARED_LETTER <= code <= _LAST_SQUARED_LETTER:
        place = (code - _FIRST_SQUARED_LETTER) % _SQUARED_ROWS
        return chr(ord("A") + place) if place < 26 else " "  # noqa: PLR2004 - letters of the alphabet
    return character


def _is_unseen(character: str) -> bool:
    if character.isascii():
        return character in "<>=+^$"
    # ZERO WIDTH (NON-)JOINER is Cf too and is seen in no name that a key must tell apart.
    return unicodedata.category(character) in _UNSEEN
