"""Finds what would change one person's verdict, by trying it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import pandas as pd

from auditor.engine.explanation import AxisAccount, Silent, Turn, TurnKind
from auditor.engine.judge import class_of_scores, classes_by_rules
from auditor.model.rules import RuleBook
from auditor.model.verdicts import CLASSES

_HORIZON_DAYS = 3660
_SILENCES = ("silence_days", "substantive_silence_days")
_DAYS_GROWING = (*_SILENCES, "connected_days", "card_age_days")
_LAST_DAYS = (
    *("last_in_on", "last_out_on", "last_contact_on"),
    *("last_two_way_on", "last_substantive_on"),
)
_EXCHANGES_GROWING = (
    *("messages_in", "messages_out", "substantive_in", "substantive_out"),
    *("conversations", "two_way_conversations", "conversation_months"),
    *("encounters", "exchanges", "active_days"),
)
_MOST_EXCHANGES = 12
_A_MONTH = 31
_SHARES_GROWING = {"silence_to_rhythm": "median_gap_days", "silence_share": "alive_days"}


def turns(
    person: pd.DataFrame,
    verdict: pd.Series,
    axes: Sequence[AxisAccount],
    *,
    book: RuleBook,
    as_of: dt.date,
) -> tuple[Turn, ...]:
    """Return what would change the verdict, what is nearest first.

    Args:
        person: EVIDENCE, one row.
        verdict: the person's row of VERDICTS.
        axes: both axes as sums.
        book: the rules that judged.
        as_of: the day that silence is counted to.
    """
    found: list[Turn] = []
    if verdict["class"] != verdict["rules_class"]:
        found.append(Turn("without-decision", str(verdict["rules_class"])))
    if verdict["class"] == verdict["rules_class"]:
        found += _by_silence(person, str(verdict["class"]), book, as_of)
        found += _by_a_word(person, str(verdict["class"]), book, as_of)
        met = list(_by_exchanges(person, str(verdict["class"]), book))
        found += met
        by_rules = _by_rules(person, str(verdict["class"]), axes, book)
        found += [turn for turn in by_rules if not (met and turn.kind == "rules-lift")]
    if not bool(person["history_covers"].fillna(value=False).iloc[0]):
        found.append(Turn("no-history"))
    return tuple(found)


def after_silence(person: pd.DataFrame, days: Sequence[int]) -> pd.DataFrame:
    """Return the evidence as it would be after so many more days without contact, a row each."""
    later = person.iloc[np.zeros(len(days), dtype=int)].reset_index(drop=True)
    more = pd.Series(days, dtype="Int64")
    grown = later.assign(**{name: later[name] + more for name in _DAYS_GROWING})
    shares = {
        share: later[share] + more.astype("float64") / later[unit]
        for share, unit in _SHARES_GROWING.items()
    }
    return grown.assign(**shares)


def _by_silence(person: pd.DataFrame, now: str, book: RuleBook, as_of: dt.date) -> Iterator[Turn]:
    """Yield the first day on which silence alone changes the class."""
    if pd.isna(person["silence_days"].iloc[0]):
        return
    later = after_silence(person, range(1, _HORIZON_DAYS))
    classes = classes_by_rules(later, book)
    changed = np.flatnonzero((classes != now).to_numpy(dtype=bool))
    if len(changed):
        day = as_of + dt.timedelta(days=int(changed[0]) + 1)
        yield Turn("quiet-on", str(classes.iloc[changed[0]]), day)


def _by_a_word(person: pd.DataFrame, now: str, book: RuleBook, as_of: dt.date) -> Iterator[Turn]:
    """Yield what an exchange on the as-of day would make of someone who was in contact before."""
    if pd.isna(person["silence_days"].iloc[0]):
        return
    today = pd.Series([pd.Timestamp(as_of)], dtype="datetime64[us]")
    days = dict.fromkeys(_LAST_DAYS, today)
    none = {
        **dict.fromkeys(_SILENCES, pd.Series([0], dtype="Int64")),
        **{
            share: person[share].reset_index(drop=True).where(lambda old: old.isna(), 0.0)
            for share in _SHARES_GROWING
        },
    }
    spoken_to = person.reset_index(drop=True).assign(**days, **none)
    then = str(classes_by_rules(spoken_to, book).iloc[0])
    if then != now:
        yield Turn("word-revives", then)


def after_exchanges(person: pd.DataFrame, counts: Sequence[int], alive_days: float) -> pd.DataFrame:
    """Return the evidence after so many exchanges more, a month apart, the first today; a row each.

    An exchange is a message of substance each way, begun by the owner. What it
    might hold (questions, many words) is left as it was.
    """
    later = person.iloc[np.zeros(len(counts), dtype=int)].reset_index(drop=True)
    more = pd.Series(counts, dtype="Int64")
    grown = {name: later[name].fillna(0) + more for name in _EXCHANGES_GROWING}
    theirs, mine = grown["substantive_in"], grown["substantive_out"]
    opened = (later["conversations_opened_by_me_share"] * later["conversations"]).fillna(0) + more
    since = (later["substantive_silence_days"] + later["exchange_days"]).fillna(0)
    months = (more - 1) * _A_MONTH
    fewer = theirs.where(theirs < mine, mine)
    return later.assign(
        **grown,
        **dict.fromkeys(_SILENCES, pd.Series([0] * len(counts), dtype="Int64")),
        reciprocity=(2 * fewer / (theirs + mine)).astype("float64"),
        inbound_share=(
            grown["messages_in"] / (grown["messages_in"] + grown["messages_out"])
        ).astype("float64"),
        conversations_opened_by_me_share=(opened / grown["conversations"]).astype("float64"),
        exchange_days=since + months,
        alive_days=later["alive_days"].fillna(alive_days),
        silence_share=0.0,
        history_covers=pd.Series([True] * len(counts), dtype="boolean"),
    )


def _by_exchanges(person: pd.DataFrame, now: str, book: RuleBook) -> Iterator[Turn]:
    """Yield in how many months an exchange would have to be for what no single word makes."""
    if now != CLASSES[-1]:
        return
    counts = range(1, _MOST_EXCHANGES + 1)
    later = after_exchanges(person, counts, book.settings.get("alive_days_default", 0.0))
    classes = classes_by_rules(later, book)
    changed = np.flatnonzero((classes == CLASSES[0]).to_numpy(dtype=bool))
    if len(changed):
        count = counts[int(changed[0])]
        kind: TurnKind = "word-revives" if count == 1 else "exchanges-lift"
        yield Turn(kind, CLASSES[0], count=count)


def _by_rules(
    person: pd.DataFrame, now: str, axes: Sequence[AxisAccount], book: RuleBook
) -> Iterator[Turn]:
    """Yield the silent rules that by themselves, or the fewest that together, change the class."""
    for account in axes:
        short = account.axis.at_least - sum(s.points or 0.0 for s in account.spoken)
        if account.reached or short <= 0:
            continue
        then = class_of_scores(
            person, {a.axis.id: a.axis.at_least if a is account else a.score for a in axes}, book
        )
        if then == now:
            continue
        helpful = sorted(
            (silent for silent in account.silent if silent.could_give > 0),
            key=lambda silent: -silent.could_give,
        )
        alone = [silent for silent in helpful if silent.could_give >= short]
        yield from (Turn("rule-lifts", then, rules=(silent,)) for silent in alone)
        if not alone:
            yield from _together(helpful, short, then)


def _together(helpful: Sequence[Silent], short: float, then: str) -> Iterator[Turn]:
    sums = accumulate(silent.could_give for silent in helpful)
    needed = next((count for count, total in enumerate(sums, 1) if total >= short), 0)
    if needed:
        yield Turn("rules-lift", then, rules=tuple(helpful[:needed]))
