"""Parts the many display names of two or three Latin words into given and family name."""

from dataclasses import replace

import pyarrow.compute as pc

from auditor.cleaning.bare_names import BareNames
from auditor.cleaning.latin import ANY_CASE, IN_SMALL, INITIAL, NAME, SMALL
from auditor.cleaning.name_parts import LONGEST
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.texts import (
    Flags,
    Texts,
    all_of,
    listed,
    matching,
    none_of,
    not_longer,
    one_of,
)

_GIVEN_FIRST = rf"(?:(?:{ANY_CASE}|{INITIAL}) ){{1,2}}{ANY_CASE}"
_FAMILY_FIRST = rf"{ANY_CASE}, (?:{NAME}|{IN_SMALL})(?: {INITIAL})?"
_SWAPPED = r"(?s)\A([^ ]*), (.*)"
_WITHOUT_LAST = r"(?s) [^ ]*\z"
_BEFORE_LAST = r"(?s).* "
_MIDDLE = r"(?s)\A[^ ]* ([^ ]*) [^ ]*\z"


def part_whole_names(texts: Texts, words: NameWords) -> tuple[Texts, Texts, Flags]:
    """Return the given and family names of many names, and for which of them they hold.

    They hold for "Max Muster", "Max Peter Muster" and "M. Muster", with titles and
    credentials about them or none, and for "Muster, Max". Given and family names
    are still as they are written.
    """
    bare = BareNames.of(texts, words)
    in_order = pc.replace_substring_regex(bare.names, _SWAPPED, r"\2 \1")
    given = pc.replace_substring_regex(in_order, _WITHOUT_LAST, "")
    family = pc.replace_substring_regex(in_order, _BEFORE_LAST, "")
    told = all_of(
        not_longer(texts, LONGEST),
        one_of(
            all_of(matching(bare.names, _GIVEN_FIRST), none_of(_has_particle(in_order, words))),
            _are_apart(bare, given, family, words),
        ),
        replace(bare, names=in_order).are_clear(words),
        # Among capitals alone MA is a family name, among mixed case a credential.
        one_of(pc.match_substring_regex(in_order, f"[{SMALL}]"), none_of(bare.had_credential)),
    )
    return given, family, told


def _has_particle(names: Texts, words: NameWords) -> Flags:
    """Tell which family names may begin with the word in the middle."""
    middle = pc.utf8_lower(pc.replace_substring_regex(names, _MIDDLE, r"\1"))
    small = pc.replace_substring(middle, "ß", "ss")
    return listed(small, words.particles)


def _are_apart(bare: BareNames, given: Texts, family: Texts, words: NameWords) -> Flags:
    """Tell where a comma parts family and given name, and neither can be a title or credential."""
    parted = all_of(
        matching(bare.names, _FAMILY_FIRST), none_of(bare.had_title, bare.had_credential)
    )
    givens, families = (replace(bare, names=names).where(parted) for names in (given, family))
    clear = all_of(
        givens.are_clear(words),
        families.are_clear(words),
        none_of(givens.may_be_credentials(words)),
    )
    return pc.replace_with_mask(parted, parted, clear)
