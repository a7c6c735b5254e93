"""Takes titles, credentials and emoji off many names at once, and says which are then clear."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import pyarrow.compute as pc

from auditor.cleaning.latin import EMOJI, INITIAL, any_of
from auditor.cleaning.name_keys import read_plain_keys
from auditor.cleaning.name_words import NameWords, joined
from auditor.cleaning.texts import Flags, Texts, all_of, beginning, listed, none_of, one_of
from auditor.cleaning.texts import joined as together

# Patterns of the parts of a name, and what is kept of it; the words are put together.
_FIRST = (r"(?s) .*", "")
_SECOND = (r"(?s)\A[^ ]* ([^ ]*).*", r"\1")
_LAST = (r"(?s).* ", "")
_LAST_TWO = (r"(?s)\A(?:.* )?([^ ]*) ([^ ]*)\z", r"\1\2")
_WHOLE = (" ", "")


@dataclass(frozen=True)
class BareNames:
    """Names without what is listed word for word as a title or credential, and without emoji.

    Attributes:
        names: what is left of each.
        keys: of what is left.
        is_dressed: something was taken off.
        had_title: a title was taken off its beginning.
        had_credential: a credential was taken off its end.
    """

    names: Texts
    keys: Texts
    is_dressed: Flags
    had_title: Flags
    had_credential: Flags

    @classmethod
    def of(cls, texts: Texts, words: NameWords) -> "BareNames":
        """Undress names as far as it is plain to see what is no part of them."""
        plain = pc.replace_substring_regex(texts, f" *{EMOJI}(?:{EMOJI}| )*\\z", "")
        titles, credentials = any_of(words.titles.exact), any_of(_plain_credentials(words))
        untitled = pc.replace_substring_regex(plain, rf"\A(?:(?:{titles}) )+", "")
        names = pc.replace_substring_regex(untitled, rf"(?:,? (?:{credentials}))+\z", "")
        (keys,), _ = read_plain_keys(names)
        return cls(
            names=names,
            keys=keys,
            is_dressed=pc.not_equal(names, texts),
            had_title=pc.not_equal(untitled, plain),
            had_credential=pc.not_equal(names, untitled),
        )

    def where(self, flags: Flags) -> "BareNames":
        """Return some of the names."""
        return BareNames(*(getattr(self, field.name).filter(flags) for field in fields(self)))

    def are_clear(self, words: NameWords) -> Flags:
        """Tell which hold a name and nothing else, if they are Latin words and initials.

        No title is left before them, no maiden name among them, no credential, generation
        or legal form behind them, and no word of theirs can belong to what was taken off.
        """
        is_none = listed(self.keys, words.placeholder_keys)
        maiden = rf"(?:\A| )(?:{any_of(words.written_maiden_markers)})(?: |\z)"
        has_maiden_name = pc.match_substring_regex(pc.utf8_lower(self.names), maiden)
        spelt = _plainly_spelt(self.names)
        otherwise = one_of(self._begins_otherwise(spelt, words), self._ends_otherwise(spelt, words))
        return none_of(is_none, has_maiden_name, otherwise)

    def may_be_credentials(self, words: NameWords) -> Flags:
        """Tell which begin as a credential does."""
        first = pc.replace_substring_regex(_plainly_spelt(self.names), *_FIRST)
        return listed(first, words.credentials.beginnings)

    def _begins_otherwise(self, spelt: Texts, words: NameWords) -> Flags:
        first, second, whole = (
            pc.replace_substring_regex(spelt, *part) for part in (_FIRST, _SECOND, _WHOLE)
        )
        starts = (first, together(first, second), whole)
        titles = words.titles
        listed_titles = titles.folded | {joined(title).casefold() for title in titles.exact}
        ends = {title[start:] for title in listed_titles for start in range(len(title))}
        return one_of(
            pc.and_not(listed(first, titles.beginnings), beginning(self.names, INITIAL)),
            *(listed(start, listed_titles) for start in starts),
            # "Mag. A." is as good as "Mag.a".
            *(all_of(self.had_title, listed(start, ends)) for start in starts),
        )

    def _ends_otherwise(self, spelt: Texts, words: NameWords) -> Flags:
        last, last_two = (pc.replace_substring_regex(spelt, *part) for part in (_LAST, _LAST_TWO))
        is_initial = pc.match_substring_regex(self.names, rf"(?:\A| ){INITIAL}\z")
        other = {*words.generations, *words.short_legal_forms, *words.long_legal_forms}
        whole = {joined(word).lower() for word in {*other, *words.credentials.spelt}}
        endings = {joined(word).lower() for word in {*other, *words.credentials.endings}}
        return one_of(
            listed(last, whole),
            pc.and_not(listed(last, endings), is_initial),
            # "E. MBA" is as good as "EMBA".
            *(
                all_of(self.had_credential, listed(end, words.credentials.beginnings))
                for end in (last, last_two)
            ),
        )


def _plainly_spelt(names: Texts) -> Texts:
    """Return names in small letters, without points and hyphens."""
    small = pc.replace_substring(pc.utf8_lower(names), "ß", "ss")
    return pc.replace_substring_regex(small, "[-.]", "")


def _plain_credentials(words: NameWords) -> Iterator[str]:
    """Yield the credentials of one word that nothing else is called."""
    for credential in words.credentials.exact:
        small = credential.casefold()
        is_company = (
            credential in words.short_legal_forms
            or small in words.long_legal_forms
            or joined(small) in words.long_legal_forms
        )
        if not is_company and credential not in words.generations and " " not in credential:
            yield credential
