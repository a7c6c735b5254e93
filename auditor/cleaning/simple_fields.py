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
    small = pc.utf8_lower(bare.names)
    titled = matching(bare.names, _IN_TITLE_CASE)
    in_one_case = pc.and_not(
        matching(bare.names, _IN_ONE_CASE),
        one_of(
            matching(bare.names, _SCOTTISH), listed(small, words.mac_names), bare.had_credential
        ),
    )
    clear = all_of(one_of(titled, in_one_case), not_longer(texts, LONGEST), bare.are_clear(words))
    # A single word that is no title is a name even where a credential ends like it.
    single = pc.and_not(
        matching(texts, TITLED),
        one_of(
            listed(bare.keys, words.placeholder_keys),
            listed(pc.replace_substring(small, "ß", "ss"), words.titles.folded),
            listed(texts, words.titles.exact),
        ),
    )
    shown = chosen(in_one_case, pc.utf8_capitalize(bare.names), bare.names)
    keys = family_keys(bare.keys) if is_family else bare.keys
    columns = (
        bare.names,
        shown,
        keys,
        pc.and_not(titled, bare.is_dressed),
        pc.invert(listed(shown, words.generations)),
        alike(True, len(texts)),
        alike(False, len(texts)),
    )
    return columns, one_of(clear, single)
