"""The answer: how many relationships, how many gone quiet, how many cards, and what limits it."""

from dataclasses import dataclass

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.verdicts import CLASSES
from auditor.reporters.headline import headline_of, lead_sentence
from auditor.reporters.html.wording import (
    CLASS_MEANINGS,
    CLASS_NAMES,
    CLASS_PLURALS,
    MIRROR_GROUPS,
    MIRROR_MEASURES,
)
from auditor.reporters.language import Language


@dataclass(frozen=True)
class ClassShare:
    """One class over everyone.

    Attributes:
        id: the class.
        name: of one person.
        plural: of many.
        meaning: what it says, in a sentence.
        count: people.
        percent: their share.
        x: where its part of the bar begins, of 1000.
        width: how wide that part is, of 1000.
    """

    id: str
    name: str
    plural: str
    meaning: str
    count: int
    percent: str
    x: float
    width: float


@dataclass(frozen=True)
class Overview:
    """The first screen.

    Attributes:
        lead: the answer in one sentence.
        total: people.
        classes: the three shares, keepers first.
        cannot_tell: people whom no history covers.
        history: a message history was read.
    """

    lead: str
    total: int
    classes: tuple[ClassShare, ...]
    cannot_tell: int
    history: bool


@dataclass(frozen=True)
class Cost:
    """What letting go of everyone on the pruning list would cost.

    Attributes:
        reachable: those of them whose e-mail address or phone number is known.
        companies: companies at which only people of the list are known.
    """

    reachable: int
    companies: int


@dataclass(frozen=True)
class MirrorLine:
    """One measure about the owner, for everyone and for groups of senders.

    Attributes:
        measure: what is counted, after a share in percent.
        count: how many.
        total: of how many.
        percent: the share.
        groups: name, share, count and total of each group.
    """

    measure: str
    count: int
    total: int
    percent: str
    groups: tuple[tuple[str, str, int, int], ...] = ()


def overview_of(result: AuditResult, language: Language) -> Overview:
    """Return the counts of the first screen."""
    headline = headline_of(result)
    counts = dict(
        zip(CLASSES, (headline.meaningful, headline.dormant, headline.cards), strict=True)
    )
    total = headline.total
    shares: list[ClassShare] = []
    x = 0.0
    for class_id in CLASSES:
        count = counts[class_id]
        width = round(1000 * count / total, 2) if total else 0.0
        shares.append(
            ClassShare(
                class_id,
                language.text(CLASS_NAMES[class_id]),
                language.text(CLASS_PLURALS[class_id]),
                language.text(CLASS_MEANINGS[class_id]),
                count,
                language.percent(count, total),
                round(x, 2),
                width,
            )
        )
        x += width
    lead = lead_sentence(headline, language)
    return Overview(lead, total, tuple(shares), headline.cannot_tell, headline.history)


def cost_of_pruning(result: AuditResult) -> Cost:
    """Return what the pruning list takes with it."""
    listed = result.verdicts["prune_rank"].notna()
    people = result.people
    reachable = listed & ((people["emails"] != "") | (people["phones"] != ""))
    named = people["company"] != ""
    gone = pd.Index(people.loc[listed & named, "company"].str.casefold().unique())
    kept = pd.Index(people.loc[~listed & named, "company"].str.casefold().unique())
    return Cost(int(reachable.sum()), len(gone.difference(kept)))


def mirror_of(result: AuditResult, language: Language) -> tuple[MirrorLine, ...]:
    """Return what was counted about the owner, leaving out what has nothing to count."""
    rows = [
        (str(measure), str(group), int(count), int(total))
        for measure, group, count, total in result.mirror.dropna().itertuples(index=False)
        if total > 0
    ]
    return tuple(
        MirrorLine(
            language.text(MIRROR_MEASURES.get(measure, measure.replace("_", " "))),
            count,
            total,
            language.percent(count, total),
            tuple(
                (language.text(MIRROR_GROUPS.get(name, name)), language.percent(part, of), part, of)
                for again, name, part, of in rows
                if again == measure and name
            ),
        )
        for measure, group, count, total in rows
        if not group
    )
