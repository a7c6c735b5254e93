"""One language: its texts, and how it writes numbers and days."""

import datetime as dt
import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import pandas as pd

from auditor.model.sentences import fill_by, is_share
from auditor.model.translations import LANGUAGES, catalogue_of

MISSING = "?"
_SEPARATORS = {"en": (",", "."), "de": (".", ",")}
MONTHS = tuple(dt.date(2000, month, 1).strftime("%B") for month in range(1, 13))
"""The English names; they are messages of the catalogue."""


class Titled(Protocol):
    """What has a title and perhaps its German twin."""

    @property
    def title(self) -> str:
        """In English."""

    @property
    def title_de(self) -> str:
        """In German, or empty."""


@dataclass(frozen=True)
class Language:
    """A language code with its catalogue.

    Attributes:
        code: `en` or `de`.
        catalogue: where the texts of the page come from; English is the message itself.
    """

    code: str
    catalogue: gettext.NullTranslations

    def text(self, message: str) -> str:
        """Return a message in this language; itself where it has no translation."""
        return self.catalogue.gettext(message) if message else ""

    def title(self, titled: "Titled") -> str:
        """Return the title of an axis, pack or choice, in English where it has no German twin."""
        return (titled.title_de if self.code == "de" else "") or titled.title

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form of a message that goes with a count."""
        return self.catalogue.ngettext(one, many, count)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Return a number with the language's separators and at most so many decimals."""
        if value is None or pd.isna(value):
            return MISSING
        thousands, point = _SEPARATORS[self.code]
        whole, _, rest = f"{value:,.{decimals}f}".partition(".")
        rest = rest.rstrip("0")
        return whole.replace(",", thousands) + (point + rest if rest else "")

    def percent(self, part: float, total: float) -> str:
        """Return a share in percent; one decimal below ten."""
        share = 100 * part / total if total else 0.0
        decimals = 1 if 0 < share < 9.95 else 0  # noqa: PLR2004 - what rounds to ten has two digits
        return f"{self.number(share, decimals)}\N{NO-BREAK SPACE}%"

    def day(self, day: dt.date | None) -> str:
        """Return a day in full: 12 March 2026, 12. März 2026."""
        if day is None or pd.isna(day):
            return MISSING
        dot = "." if self.code == "de" else ""
        return f"{day.day}{dot} {self.text(MONTHS[day.month - 1])} {day.year}"

    def short_day(self, day: dt.date | None) -> str:
        """Return a day in short: 12 Mar 2026, 12.03.2026."""
        if day is None or pd.isna(day):
            return MISSING
        if self.code == "de":
            return f"{day.day:02}.{day.month:02}.{day.year}"
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"

    def shown(self, value: Any) -> str:
        """Return any value of a table as a sentence shows it."""
        if isinstance(value, str):
            return value or MISSING
        if value is None or pd.isna(value):
            return MISSING
        if isinstance(value, dt.date):
            return self.short_day(value)
        if isinstance(value, bool):
            return self.text("yes") if value else self.text("no")
        return self.number(value, 2)

    def fill(self, template: str, values: Mapping[str, Any]) -> str:
        """Return the template with each {column} replaced by its value as shown."""
        return fill_by(template, lambda column: self._named(column, values))

    def _named(self, name: str, values: Mapping[str, Any]) -> str:
        value = values.get(name)
        # A year is a number without a separator for thousands.
        if name.endswith("_year") and not isinstance(value, str) and not pd.isna(value):
            return str(int(str(value)))
        if is_share(name) and isinstance(value, float) and not pd.isna(value):
            return f"{self.number(100 * value)}\N{NO-BREAK SPACE}%"
        return self.shown(value)


@cache
def language_of(code: str) -> Language:
    """Return a language by its code; English for one that is not shipped."""
    return Language(code if code in LANGUAGES else "en", catalogue_of(code))
