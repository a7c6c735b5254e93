"""The parts of the Markdown summary: the answer first, then what to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from auditor.model.comparison import CHANGE_KINDS
from auditor.model.result import AuditResult
from auditor.reporters.changes import title_of
from auditor.reporters.clauses import note_text
from auditor.reporters.flaws import Flaw, flaws_of, names_of
from auditor.reporters.headline import Headline, headline_of, lead_sentence
from auditor.reporters.html.wording import CLASS_PLURALS
from auditor.reporters.language import Language
from auditor.reporters.markdown.escaping import plain

_NAME, _SENTENCE = 60, 300
_MOST_TO_WRITE_TO = 10
_MOST_GATES = 50
_MOST_FLAWS = 40
_MOST_NOTES = 20
_MOST_NAMES = 10
_NAMES_OF_A_FLAW = 4


@dataclass(frozen=True)
class Summary:
    """One result told in one language, as lines of Markdown."""

    result: AuditResult
    language: Language

    def lines(self) -> Iterator[str]:
        """Yield the whole summary."""
        yield from self.answer()
        yield from self.gates()
        yield from self.changes()
        yield from self.whom_to_write_to()
        yield from self.what_can_be_let_go()
        yield from self.flaws()
        yield from self.duplicates()
        yield from self.what_cannot_be_told()

    def say(self, message: str, **values: Any) -> str:
        """Return a message in the language, its {parameters} filled in as Markdown shows them."""
        return plain(self.language.fill(self.language.text(message), values), _SENTENCE)

    def heading(self, message: str, **values: Any) -> str:
        """Return a message as the heading of a part."""
        return f"## {self.say(message, **values)}"

    def cut(self) -> str:
        """Return the line that stands where a summary had to end."""
        return "\n" + self.say("Cut here; the report holds the rest.")

    @cached_property
    def headline(self) -> Headline:
        """The numbers it all begins with."""
        return headline_of(self.result)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each person's name by person_id, not yet made harmless."""
        return names_of(self.result)

    def called(self, name: str) -> str:
        """Return a name as Markdown shows it."""
        return plain(name, _NAME) or self.say("without a name")

    def answer(self) -> Iterator[str]:
        """The lead sentence and the three numbers."""
        headline, language = self.headline, self.language
        yield f"# {plain(lead_sentence(headline, language), _SENTENCE)}"
        yield ""
        yield self.say("As of {day}.", day=language.day(self.result.as_of))
        if self.result.redaction:
            yield self.say("All names here are invented; channels and file names are left out.")
        if headline.total:
            yield ""
            yield _row(self.say("Class"), self.say("People"), self.say("Share"))
            yield _row("---", "---:", "---:")
            for class_id, count in (
                ("meaningful", headline.meaningful),
                ("dormant", headline.dormant),
                ("business-card-only", headline.cards),
            ):
                title = self.say(CLASS_PLURALS[class_id])
                share = language.percent(count, headline.total)
                yield _row(title, self.number(count), plain(share, _NAME))

    def gates(self) -> Iterator[str]:
        """Every gate with the number it saw, failed ones first."""
        outcomes = sorted(self.result.gates, key=lambda outcome: not outcome.failed)
        if not outcomes:
            return
        yield ""
        yield self.heading("Gates")
        yield ""
        yield _row(self.say("Fails where"), self.say("It is"), self.say("Outcome"))
        yield _row("---", "---:", "---")
        for outcome in outcomes[:_MOST_GATES]:
            said = self.say("failed") if outcome.failed else self.say("passed")
            value = plain(self.language.number(outcome.value, 3), _NAME)
            shown = f"**{said}**" if outcome.failed else said
            yield _row(plain(str(outcome.gate), _NAME), value, shown)
        yield from self.more(len(outcomes) - _MOST_GATES)

    def changes(self) -> Iterator[str]:
        """How many changes of each kind since the baseline, and whom they are about."""
        comparison = self.result.comparison
        if comparison is None:
            return
        yield ""
        yield self.heading("Since {day}", day=self.language.day(comparison.old_as_of))
        yield ""
        for kind in CHANGE_KINDS:
            of_kind = comparison.changes[comparison.changes["change"] == kind]
            if len(of_kind):
                told = list(dict.fromkeys(of_kind["name"].tolist()))
                title = plain(title_of(kind, len(of_kind), self.language), _SENTENCE)
                listed = self.listed(told, _MOST_NAMES)
                yield f"- **{self.number(len(of_kind))} {title}** – {listed}"
        if comparison.changes.empty:
            yield self.say("Nothing changed.")

    def whom_to_write_to(self) -> Iterator[str]:
        """The first of the reconnect list, with what was between you."""
        ranked = self.result.verdicts["reconnect_rank"].dropna().sort_values(kind="stable")
        if ranked.empty:
            return
        yield ""
        yield self.heading("Worth a message")
        yield ""
        for place in ranked.index[:_MOST_TO_WRITE_TO]:
            evidence = self.result.evidence.iloc[place]
            name = self.called(self.names[evidence["person_id"]])
            told = self.say(
                "{messages_in} messages from them, {messages_out} from you; last {last_contact_on}",
                **evidence,
            )
            yield f"- **{name}** – {told}"
        yield from self.more(len(ranked) - _MOST_TO_WRITE_TO)

    def what_can_be_let_go(self) -> Iterator[str]:
        """How many people are on the pruning list; no names, since nothing hurries."""
        count = self.headline.to_let_go
        if count:
            told = self.language.plural(
                "With %(shown)s contact there was never more than the business card.",
                "With %(shown)s contacts there was never more than the business card.",
                count,
            ) % {"shown": self.language.number(count)}
            yield ""
            yield self.heading("What can be let go")
            yield ""
            yield plain(told, _SENTENCE)

    def flaws(self) -> Iterator[str]:
        """Flaws by what to do about them, the gravest first."""
        flaws = flaws_of(self.result)
        if not flaws:
            return
        yield ""
        yield self.heading("Flaws to mend")
        yield ""
        yield _row(self.say("Flaw"), self.say("People"), self.say("Who"), self.say("What to do"))
        yield _row("---", "---:", "---", "---")
        for flaw in flaws[:_MOST_FLAWS]:
            yield self._flaw(flaw)
        yield from self.more(len(flaws) - _MOST_FLAWS)

    def _flaw(self, flaw: Flaw) -> str:
        title, fix = (
            plain(flaw.rule.text(part, self.language.code), _SENTENCE) for part in ("title", "fix")
        )
        names = [self.names.get(person, "") for person in flaw.people]
        listed = self.listed(names, _NAMES_OF_A_FLAW)
        return _row(title, self.number(len(flaw.people)), listed, fix)

    def duplicates(self) -> Iterator[str]:
        """How many records were joined and how many pairs are left to the owner."""
        if self.headline.merged or self.headline.possible_duplicates:
            yield ""
            yield self.heading("Duplicates")
            yield ""
            yield self.say(
                "Entries recognised as another entry of somebody: {merged}. "
                "Pairs that may be one person: {possible}.",
                merged=self.headline.merged,
                possible=self.headline.possible_duplicates,
            )

    def what_cannot_be_told(self) -> Iterator[str]:
        """People beyond the history, and the notes above mere information."""
        notes = sorted(
            (note for note in self.result.notes if note.level != "info"),
            key=lambda note: note.level != "error",
        )
        if not notes and not self.headline.cannot_tell:
            return
        yield ""
        yield self.heading("What to know")
        yield ""
        if self.headline.cannot_tell:
            told = self.language.plural(
                "About %(shown)s person nothing can be told.",
                "About %(shown)s people nothing can be told.",
                self.headline.cannot_tell,
            ) % {"shown": self.language.number(self.headline.cannot_tell)}
            yield f"- {plain(told, _SENTENCE)}"
        for note in notes[:_MOST_NOTES]:
            place = plain(note.source.rpartition("/")[2], _NAME)
            said = plain(note_text(note, self.language), _SENTENCE)
            yield f"- **{place}**: {said}" if place else f"- {said}"
        yield from self.more(len(notes) - _MOST_NOTES)

    def number(self, value: int) -> str:
        """Return a count as the language writes it."""
        return plain(self.language.number(value), _NAME)

    def listed(self, names: Sequence[str], most: int) -> str:
        """Return the first names with commas, and how many more there are."""
        rest = len(names) - most
        more = [self.say("and {count} more", count=rest)] if rest > 0 else []
        return ", ".join([*map(self.called, names[:most]), *more])

    def more(self, rest: int) -> Iterator[str]:
        """How many more there are than were told."""
        if rest > 0:
            yield ""
            yield self.say("and {count} more", count=rest)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
