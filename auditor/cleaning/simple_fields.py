"""Reads the many given and family names that are Latin words, all at once."""

import pyarrow.compute as pc

from auditor.cleaning.bare_names import BareNames
from auditor.cleaning.latin import IN_CAPITALS, IN_SMALL, INITIAL, NAME, TITLED
from auditor.cleaning.name_keys import family_keys
from auditor.cleaning.name_parts import LONGEST
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.texts import (
    Flags,
    Texts,
    alike,
    all_of,
    chosen,
    listed,
    matching,
    none_of,
    not_longer,
    one_of,
)

_IN_TITLE_CASE = rf"{NAME}(?: (?:{NAME}|{INITIAL}))?"
_IN_ONE_CASE = f"{IN_CAPITALS}|{IN_SMALL}"
_SCOTTISH = "(?i)mc.*"


def read_simple_fields(
    texts: Texts, words: NameWords, *, is_family: bool
) -> tuple[tuple[Texts | Flags, ...], Flags]:
    """Return the columns of FieldName for many fields at once, and for which they hold.

    They hold for one or two words, or a word and an initial, with titles, credentials
    and emoji about them or none; a word in one case gets its capital.
    """
    bare = BareNames.of(texts, words)
    titled = matching(bare.names, _IN_TITLE_CASE)
    in_one_case = _may_be_capitalised(bare, words)
    clear = all_of(one_of(titled, in_one_case), not_longer(texts, LONGEST), bare.are_clear(words))
    shown = chosen(in_one_case, pc.utf8_capitalize(bare.names), bare.names)
    columns = (
        bare.names,
        shown,
        family_keys(bare.keys) if is_family else bare.keys,
        pc.and_not(titled, bare.is_dressed),
        pc.invert(listed(shown, words.generations)),
        alike(True, len(texts)),
        alike(False, len(texts)),
    )
    return columns, one_of(clear, _are_single_names(texts, bare.keys, words))


def _may_be_capitalised(bare: BareNames, words: NameWords) -> Flags:
    """Tell which are a word in one case that has but its first letter a capital when mended."""
    return all_of(
        matching(bare.names, _IN_ONE_CASE),
        none_of(
            matching(bare.names, _SCOTTISH),
            listed(pc.utf8_lower(bare.names), words.mac_names),
            bare.had_credential,
        ),
    )


def _are_single_names(texts: Texts, keys: Texts, words: NameWords) -> Flags:
    """Tell which are one word that is no title: a name even where it ends as a credential does."""
    small = pc.replace_substring(pc.utf8_lower(texts), "ß", "ss")
    return all_of(
        matching(texts, TITLED),
        none_of(
            listed(keys, words.placeholder_keys),
            listed(small, words.titles.folded),
            listed(texts, words.titles.exact),
        ),
    )
