"""The word lists that names are read by, prepared once a run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from auditor.cleaning.companies import CompanyWords
from auditor.cleaning.name_keys import name_key
from auditor.forms import fold
from auditor.model.rules import RuleBook

_JOINTS = re.compile(r"[\s.\-/']+")
_SHORT = 3
"""Letters up to which a title or credential must be written exactly as listed."""


def joined(text: str) -> str:
    """Return a phrase without the spaces, points and hyphens that people vary: drrernat, PhD."""
    return _JOINTS.sub("", text)


@dataclass(frozen=True)
class HonorificWords:
    """Titles or credentials in the forms that they are looked up by.

    Attributes:
        exact: as listed, joints and all.
        stopped: those with a full stop, in small letters.
        spelt: without joints, case kept.
        folded: without joints and folded; the short ones, which names may equal, left out.
        beginnings: all that the first word of one can be, in small letters, for a quick no.
        endings: all that the last word of one can be, case kept.
        words: every word of one, without joints and in small letters.
    """

    exact: frozenset[str]
    stopped: frozenset[str]
    spelt: frozenset[str]
    folded: frozenset[str]
    beginnings: frozenset[str]
    endings: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[str]) -> "HonorificWords":
        """Prepare a word list."""
        listed = tuple(entries)
        spelt = frozenset(map(joined, listed))
        small = {entry.casefold() for entry in spelt} | {fold(entry) for entry in spelt}
        return cls(
            exact=frozenset(listed),
            stopped=frozenset(entry.casefold() for entry in listed if "." in entry),
            spelt=spelt,
            beginnings=frozenset(e[: end + 1] for e in small for end in range(len(e))),
            endings=frozenset(e[start:] for e in spelt for start in range(len(e))),
            words=frozenset(joined(word).casefold() for e in listed for word in e.split()),
            folded=frozenset(fold(joined(e)) for e in listed if len(joined(e)) > _SHORT),
        )


@dataclass(frozen=True)
class NameWords:
    """All lists that names are read by; see `rules/cleaning.yaml` for what each holds."""

    titles: HonorificWords
    credentials: HonorificWords
    generations: frozenset[str]
    particles: frozenset[str]
    mac_names: frozenset[str]
    maiden_markers: frozenset[str]
    written_maiden_markers: frozenset[str]
    pronouns: frozenset[str]
    placeholders: frozenset[str]
    placeholder_keys: frozenset[str]
    long_legal_forms: frozenset[str]
    short_legal_forms: frozenset[str]
    shared_mailboxes: frozenset[str]
    companies: CompanyWords
    written_generations: Mapping[str, str] = field(default_factory=dict)
    """How a generation is written: ii -> II, jr. -> Jr."""

    @classmethod
    def of(cls, book: RuleBook) -> "NameWords":
        """Take the lists out of the packs in force; KeyError where one is missing."""

        def listed(name: str) -> tuple[str, ...]:
            return book.words[f"cleaning/{name}"].all

        generations, legal_forms = listed("generations"), listed("legal-forms")
        placeholders = frozenset(map(fold, listed("placeholders")))
        return cls(
            titles=HonorificWords.of(listed("titles")),
            credentials=HonorificWords.of(listed("credentials")),
            generations=frozenset(generations),
            particles=frozenset(
                word for entry in listed("particles") for word in entry.casefold().split()
            ),
            mac_names=frozenset(listed("mac-names")),
            maiden_markers=frozenset(
                fold(marker).rstrip(".") for marker in listed("maiden-markers")
            ),
            written_maiden_markers=frozenset(
                marker.casefold()
                for marker in listed("maiden-markers")
                if marker.startswith("geb") or "." in marker or not marker.isascii()
            ),
            pronouns=frozenset(map(fold, listed("pronouns"))),
            placeholders=placeholders,
            placeholder_keys=frozenset(map(name_key, placeholders)),
            long_legal_forms=frozenset(
                form.casefold()
                for written in legal_forms
                for form in (written, joined(written))
                if len(form) > _SHORT and len(joined(form)) >= _SHORT
            ),
            short_legal_forms=frozenset(
                form
                for form in legal_forms
                if form != form.capitalize() or len(joined(form)) == _SHORT
            ),
            shared_mailboxes=frozenset(map(fold, listed("shared-mailboxes"))),
            companies=CompanyWords.of(book),
            written_generations={g.casefold(): g for g in reversed(generations)},
        )
