"""Redacts texts: a column at a time by its treatment, or one clause."""

import errno
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.model.clauses import CLAUSES, general_form
from auditor.model.matched import PAIR_REASONS
from auditor.model.table import Table
from auditor.redaction.labels import shown_labels
from auditor.redaction.pseudonyms import Alias, keyed_hash
from auditor.redaction.treatments import WITHHELD, Treatment

_AS_IN = "as in "
_LINES = re.compile(r"[\d,… ]*(?:and [\d,]+ more)?")
_SHORTEST_NAME = 3
_SO_FAR = re.compile(r" \(the [\d,]+ entries before that were read\)")
_FAULT = re.compile(r"the auditor itself failed on it \(\w+ in \w+\.py:\d+\)")
_OPENINGS = (
    "the system says: ",
    "the folder cannot be opened: ",
    "none of its first lines is the header of ",
)
"""Before what the operating system says, or the title of a format."""
_SYSTEM = frozenset(os.strerror(number) for number in errno.errorcode)
_KNOWN = frozenset((*CLAUSES, *PAIR_REASONS.values()))


@dataclass(frozen=True)
class Disguise:
    """All that is needed to redact one result.

    Attributes:
        key: the secret behind names and hashes.
        aliases: who is called what, by person_id.
        labels: what files are called, by their labels.
        names_only: companies, titles and places stay.
    """

    key: bytes
    aliases: Mapping[str, Alias]
    labels: Mapping[str, str]
    names_only: bool

    def person(self, person_id: str) -> str:
        """Return a person's hashed id; empty stays empty."""
        if not person_id:
            return ""
        alias = self.aliases.get(person_id)
        return alias.person_id if alias else f"x-{keyed_hash(self.key, person_id)}"

    def clauses(self, text: str) -> str:
        """Return clauses separated by '; ' as they are where the program said them."""
        return "; ".join(dict.fromkeys(map(self._clause, text.split("; ")))) if text else ""

    def _clause(self, part: str) -> str:
        if part.startswith(_AS_IN):
            return _AS_IN + shown_labels(part.removeprefix(_AS_IN), self.labels)
        return part if _is_ours(part) else WITHHELD

    def table(
        self, rows: pd.DataFrame, table: Table, treatments: Mapping[str, Treatment]
    ) -> pd.DataFrame:
        """Return a table with every text column treated as declared, else withheld."""
        redacted = {
            column.name: self._column(rows, column.name, treatments.get(column.name, "withheld"))
            for column in table.columns
            if column.kind == "text"
        }
        return table.check(rows.assign(**redacted)) if redacted else rows

    def _column(self, rows: pd.DataFrame, column: str, treatment: Treatment) -> "pd.Series[str]":
        values = rows[column]
        if treatment == "code":
            return values
        if treatment in ("name", "given", "family"):
            called = {who: getattr(alias, treatment) for who, alias in self.aliases.items()}
            names = [called.get(who, WITHHELD) for who in rows["person_id"].tolist()]
            return pd.Series(names, values.index, dtype="str").where(values != "", "")
        if treatment == "surroundings" and self.names_only:
            return without_own_name(values, rows["name"])
        return once_per_value(values, self._forms()[treatment]).astype("str")

    def called(self, person_id: str, part: str) -> str:
        """Return a person's invented `name`, `given` or `family`; withheld for nobody known."""
        alias = self.aliases.get(person_id)
        return str(getattr(alias, part)) if alias else WITHHELD

    def _forms(self) -> Mapping[str, Callable[[str], str]]:
        return {
            "person": self.person,
            "file": lambda label: self.labels.get(label, "file") if label else "",
            "files": lambda cell: shown_labels(cell, self.labels) if cell else "",
            "clauses": self.clauses,
            "reasons": _known_reasons,
            "removed": lambda _: "",
            "withheld": withheld,
            "surroundings": withheld,
        }


def _is_ours(clause: str) -> bool:
    """Tell whether the program itself said a clause, with nothing of the user's in it."""
    plain = _SO_FAR.sub("", clause)
    for opening in _OPENINGS:
        rest = plain.removeprefix(opening)
        if rest != plain:
            return rest in _SYSTEM or rest in _KNOWN
    return general_form(plain) in _KNOWN or _FAULT.fullmatch(plain) is not None


def withheld(text: str) -> str:
    """Return the mark of what is not shown; empty stays empty."""
    return WITHHELD if text else ""


def line_numbers(text: str) -> str:
    """Return line numbers as notes tell them, withheld where a text is anything else."""
    return text if _LINES.fullmatch(text) else WITHHELD


def without_own_name(values: "pd.Series[str]", names: "pd.Series[str]") -> "pd.Series[str]":
    """Return companies and titles, withheld where they hold a word of the person's own name."""
    shown = [
        withheld(text) if text and _share_a_word(text, name) else text
        for text, name in zip(values.tolist(), names.tolist(), strict=True)
    ]
    return pd.Series(shown, values.index, dtype="str")


def _known_reasons(keys: str) -> str:
    return "; ".join(key for key in keys.split("; ") if key in PAIR_REASONS)


def _share_a_word(text: str, name: str) -> bool:
    words = {word for word in re.split(r"\W+", fold(name)) if len(word) >= _SHORTEST_NAME}
    return not words.isdisjoint(re.split(r"\W+", fold(text)))
