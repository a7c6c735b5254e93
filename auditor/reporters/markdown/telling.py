"""How the Markdown summary says things: one language, every text made harmless."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from auditor.model.result import AuditResult
from auditor.reporters.flaws import names_of
from auditor.reporters.headline import Headline, headline_of
from auditor.reporters.language import Language
from auditor.reporters.markdown.escaping import plain

_NAME, _SENTENCE = 60, 300


@dataclass(frozen=True)
class Telling:
    """One result told in one language."""

    result: AuditResult
    language: Language

    @cached_property
    def headline(self) -> Headline:
        """The numbers it all begins with."""
        return headline_of(self.result)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each person's name by person_id, not yet made harmless."""
        return names_of(self.result)

    def say(self, message: str, **values: Any) -> str:
        """Return a message in the language, its {parameters} filled in as Markdown shows them."""
        return self.sentence(self.language.fill(self.language.text(message), values))

    def heading(self, message: str, **values: Any) -> Iterator[str]:
        """Yield a message as the heading of a part."""
        yield ""
        yield f"## {self.say(message, **values)}"
        yield ""

    def sentence(self, text: str) -> str:
        """Return any text as Markdown shows it."""
        return plain(text, _SENTENCE)

    def short(self, text: str) -> str:
        """Return a name, a number or a gate as Markdown shows it."""
        return plain(text, _NAME)

    def called(self, name: str) -> str:
        """Return a person's name as Markdown shows it."""
        return self.short(name) or self.say("without a name")

    def number(self, value: int) -> str:
        """Return a count as the language writes it."""
        return self.short(self.language.number(value))

    def counted(self, one: str, many: str, count: int) -> str:
        """Return a sentence with a count; its messages stand in the catalogue of the page."""
        shown = self.language.number(count)
        return self.sentence(self.language.plural(one, many, count) % {"shown": shown})

    def listed(self, names: Sequence[str], most: int) -> str:
        """Return the first names with commas, and how many more there are."""
        rest = len(names) - most
        more = [self.say("and {count} more", count=rest)] if rest > 0 else []
        return ", ".join([*map(self.called, names[:most]), *more])

    def more(self, rest: int) -> Iterator[str]:
        """Yield how many more there are than were told."""
        if rest > 0:
            yield ""
            yield self.say("and {count} more", count=rest)


def row(*cells: str) -> str:
    """Return a row of a table; the cells are harmless already."""
    return f"| {' | '.join(cells)} |"
