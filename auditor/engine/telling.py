"""Tells an explanation as plain lines of text, safe for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from auditor.engine.explanation import (
    AxisAccount,
    Explanation,
    PairAccount,
    Quarter,
    Silent,
    Spoken,
    Turn,
)
from auditor.engine.merging import reasons_in_words
from auditor.engine.person_wording import (
    condition_about_person,
    measure_in_words,
    parts_about_person,
)
from auditor.engine.telling_words import WORDS
from auditor.forms import printable
from auditor.model.clauses import all_in_words
from auditor.model.rules import Condition, RuleBook
from auditor.model.translations import catalogue_of


class Teller:
    """Tells explanations in one language."""

    def __init__(self, book: RuleBook, language: str = "en") -> None:
        """Hold the language and the titles of the classes."""
        self._words = WORDS[language]
        self._german = language == "de"
        self._settings = book.settings
        self._language = language
        self._seen: Mapping[str, str] = {}
        self._classes = {
            choice.value: (choice.title_de if self._german else "") or choice.title
            for choice in book.classes
        }

    def lines(self, explanation: Explanation) -> Iterator[str]:
        """Yield the whole explanation, line by line; a line that begins a part has no indent."""
        self._seen = explanation.seen
        yield from self._head(explanation)
        for account in explanation.axes:
            yield ""
            yield from self._axis(account)
        yield from self._part(
            "flags", [line for s in explanation.remarks for line in self._remark(s)]
        )
        turns = [self._turn(turn, explanation.person_class) for turn in explanation.turns]
        yield from self._part("turns", turns or [self._words["no turn"]])
        yield from self._part("between", self._between())
        yield from self._part("timeline", self._years(explanation.quarters))
        yield from self._part("records", [self._record(record) for record in explanation.records])
        yield from self._part("pairs", [self._pair(pair) for pair in explanation.pairs])

    def _say(self, key: str, **values: Any) -> str:
        return self._words[key].format(
            **{name: printable(str(value)) for name, value in values.items()}
        )

    def _part(self, title: str, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            yield ""
            yield self._words[title]
            yield from (f"  {line}" for line in lines)

    def _class(self, value: str) -> str:
        return self._classes.get(value, value)

    def _head(self, told: Explanation) -> Iterator[str]:
        at = ", ".join(part for part in (told.job_title, told.company) if part)
        name = f"{told.name or '?'} ({at})" if at else told.name or "?"
        yield self._say("class", name=name, title=self._class(told.person_class))
        scores = {account.axis.id: account for account in told.axes}
        if {"bond", "pulse"} <= set(scores):
            yield "  " + self._say(
                "verdict",
                bond=f"{scores['bond'].score:g}",
                bond_bound=f"{scores['bond'].axis.at_least:g}",
                pulse=f"{scores['pulse'].score:g}",
                pulse_bound=f"{scores['pulse'].axis.at_least:g}",
                confidence=self._words.get(told.confidence, told.confidence),
                because=told.confidence_title[1 if self._german else 0],
                as_of=told.as_of,
            )
        yield from (f"  {line}" for line in self._standing(told))

    def _standing(self, told: Explanation) -> Iterator[str]:
        if told.decision:
            yield self._say(
                "decided", decision=told.decision, rules_class=self._class(told.rules_class)
            )
        if told.prune_rank:
            yield self._say("prune", rank=told.prune_rank)
        if told.reconnect_rank:
            yield self._say("reconnect", rank=told.reconnect_rank)
        if told.keep_in_touch_rank:
            yield self._say("keep-in-touch", rank=told.keep_in_touch_rank, day=told.word_due_on)
        if told.cannot_tell:
            yield self._words["cannot-tell"]
        if told.opener:
            yield self._say("opener", text=self._opener(told.opener))

    def _axis(self, account: AxisAccount) -> Iterator[str]:
        total = sum(spoken.points or 0.0 for spoken in account.spoken)
        yield self._say(
            "axis" if round(total, 1) == account.score else "axis held",
            total=f"{total:g}",
            axis=self._words[account.axis.id],
            title=(account.axis.title_de if self._german else "") or account.axis.title,
            score=f"{account.score:g}",
            state=self._words["reached" if account.reached else "not reached"],
            bound=f"{account.axis.at_least:g}",
        )
        if not account.spoken:
            yield f"  {self._words['nothing spoke']}"
        for spoken in account.spoken:
            yield f"  {spoken.points:+6.1f}  {printable(self._sentence(spoken))}"
            yield from (f"          {line}" for line in self._grounds(spoken))
        for silent in account.silent:
            title = printable(silent.rule.text("title", self._language))
            could = self._say("could give", points=f"{silent.could_give:+g}")
            yield f"  {self._words['silent']:>6}  {title} ({could})"
            if silent.lacking:
                lines = self._compared_in_lines("needs", silent.lacking)
                yield from (f"          {line}" for line in lines)

    def _opener(self, spoken: Spoken) -> str:
        """Return the opener in the language the two last wrote in, where it is one of ours."""
        last_used = self._seen.get("last_language", "")
        german = last_used == "de" if last_used in WORDS else self._german
        return spoken.sentence_de if german else spoken.sentence

    def _sentence(self, spoken: Spoken) -> str:
        return spoken.sentence_de if self._german else spoken.sentence

    def _grounds(self, spoken: Spoken) -> Iterator[str]:
        why = spoken.rule.text("why", self._language)
        if why:
            yield printable(why)
        if spoken.because:
            yield from self._compared_in_lines("reads", spoken.because)
        if spoken.rule.source:
            yield self._say("source", source=spoken.rule.source)

    def _remark(self, spoken: Spoken) -> Iterator[str]:
        yield f"{spoken.rule.id}: {printable(self._sentence(spoken))}"
        yield from (f"        {line}" for line in self._grounds(spoken))
        fix = spoken.rule.text("fix", self._language)
        if fix:
            yield f"        {self._say('to mend', fix=fix)}"

    def _compared(self, condition: Condition) -> str:
        return printable(condition_about_person(condition, self._language, self._seen))

    def _compared_in_lines(self, key: str, condition: Condition) -> Iterator[str]:
        first, *others = parts_about_person(condition, self._language, self._seen)
        yield f"{self._words[key]}: {printable(first)}"
        yield from (f"  {printable(part)}" for part in others)

    def _turn(self, turn: Turn, now: str) -> str:
        return self._say(
            turn.kind,
            to_class=self._class(turn.to_class),
            now=self._class(now),
            day=turn.day or "",
            count=turn.count,
            rules=self._lacking(turn.rules[0])
            if len(turn.rules) == 1
            else "; ".join(silent.rule.text("title", self._language) for silent in turn.rules),
        )

    def _lacking(self, silent: Silent) -> str:
        title = silent.rule.text("title", self._language)
        if silent.lacking is None:
            return printable(title)
        return self._say("lacking", title=title, lacking=self._compared(silent.lacking))

    def _between(self) -> list[str]:
        """Return the measures that no rule need have told; `-` for what is not known."""
        tie = self._seen.get("employer_tie", "")
        seen = {
            column: measure_in_words(column, value, self._language) or "-"
            for column, value in self._seen.items()
        }
        seen["employer_tie"] = self._words.get(tie, "-")
        rhythm = ("rhythm",) if self._seen.get("median_gap_days") else ()
        keys = ("messages", "asked", "given", "conversations", *rhythm, "since")
        return [self._say(key, **seen) for key in keys]

    def _years(self, quarters: Sequence[Quarter]) -> list[str]:
        if not quarters:
            return [self._words["no timeline"]]
        return [
            self._year(year, list(of_year))
            for year, of_year in groupby(quarters, key=lambda quarter: quarter.quarter_on.year)
        ]

    def _year(self, year: int, quarters: Sequence[Quarter]) -> str:
        by_number = {(quarter.quarter_on.month + 2) // 3: quarter for quarter in quarters}
        cells = [
            f"{found.messages_in}/{found.messages_out}" if found else "-"
            for found in (by_number.get(number) for number in range(1, 5))
        ]
        # Not by _say: printable would close the gaps between the columns.
        return self._words["year"].format(
            year=year,
            quarters="  ".join(f"Q{number} {cell:<7}" for number, cell in enumerate(cells, 1)),
            messages_in=sum(quarter.messages_in for quarter in quarters),
            messages_out=sum(quarter.messages_out for quarter in quarters),
        )

    def _record(self, record: Any) -> str:
        line = self._say(
            "record",
            source=record.source,
            line=record.line,
            name=record.name,
            company=f", {record.company}" if record.company else "",
            kind=self._words.get(record.kind, record.kind),
            outcome=self._words.get(record.outcome, record.outcome),
        )
        if not record.reason:
            return line
        reason = all_in_words(record.reason, catalogue_of(self._language).gettext)
        return f"{line}: {printable(reason)}"

    def _pair(self, pair: PairAccount) -> str:
        told = self._say(
            pair.outcome if pair.outcome in self._words else "possible",
            left=pair.left,
            right=pair.right + (f" [{pair.other_person}]" if pair.other_person else ""),
            reasons=self._reasons(pair.reasons_for),
        )
        against = self._reasons(pair.reasons_against)
        told += self._say("against", reasons=against) if against else ""
        return told + self._say("sure", score=f"{pair.score:g}")

    def _reasons(self, keys: Sequence[str]) -> str:
        return reasons_in_words(keys, self._settings, german=self._german)
