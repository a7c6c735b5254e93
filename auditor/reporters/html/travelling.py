"""The columns that travel to the browser: people, the evidence that was heard, records."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from auditor.model.evidence import EVIDENCE
from auditor.model.matched import PAIR_REASONS
from auditor.model.verdicts import CLASSES, CONFIDENCES
from auditor.reporters.clauses import clauses
from auditor.reporters.html.columns import (
    Packed,
    fit_text,
    pack,
    pack_each,
    pack_plain,
    plain_values,
    steps,
)
from auditor.reporters.html.conditions import columns_of, label
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.persons import safe_link
from auditor.reporters.html.wording import OUTCOMES
from auditor.reporters.language import Language

PROFILE_PREFIX = "https://www.linkedin.com/in/"
_AS_NAMED = "~"
"""Stands in an address for the person's name in small letters with hyphens."""
_ALWAYS = ("messages_in", "messages_out", "first_contact_on", "last_contact_on", "connected_on")
"""Columns of evidence that the page shows about everyone, whatever the rules read."""
_DAYS_SINCE = {
    "silence_days": "last_contact_on",
    "connected_days": "connected_on",
    "known_days": "first_contact_on",
}
"""Numbers of days that follow from a day: where they do, they need not travel."""
_EMPLOYERS = ("card_company", "linkedin_company")
"""Where they are the company that the page shows anyway, null travels."""
_MOST = 0.4
"""Where a column was heard of fewer people, only their values travel."""
_OF_PEOPLE = ("name", "sources")
"""Columns of evidence that travel with the people already."""


def people_of(linked: LinkedResult) -> dict[str, Packed]:
    """Return what the table shows about everyone."""
    people, verdicts = linked.result.people, linked.result.verdicts
    names = plain_values(people["name"])
    links = [safe_link(address) for address in people["linkedin_url"].tolist()]
    keyed = _named_by_an_address(people, links)
    return {
        "name": pack_plain(names),
        "split": pack_plain(_split(people)),
        **{name: pack(people[name]) for name in ("company", "city", "emails", "phones", "sources")},
        "title": pack(people["job_title"]),
        "link": pack_plain([_short_link(*pair) for pair in zip(links, names, strict=True)]),
        "id": pack(people["person_id"].mask(np.array(keyed, dtype=bool), "")),
        "class": _places(verdicts["class"], CLASSES),
        "rulesClass": _places(verdicts["rules_class"].mask(_same_class(verdicts), ""), CLASSES),
        "confidence": _places(verdicts["confidence"], CONFIDENCES),
        "bond": pack(verdicts["bond"].round(1)),
        "pulse": pack(verdicts["pulse"].round(1)),
        "prune": pack(verdicts["prune_rank"].notna()),
        "reconnect": pack(verdicts["reconnect_rank"]),
        "keepInTouch": pack(verdicts["keep_in_touch_rank"]),
        "cannotTell": pack(verdicts["cannot_tell"]),
        "opener": _places(verdicts["opener"], tuple(linked.rules)),
        # Only where a first line is told, which is told in it.
        "language": pack(
            linked.result.evidence["last_language"].mask(verdicts["opener"] == "", "")
        ),
        "decision": pack(verdicts["decision"]),
    }


def _named_by_an_address(people: pd.DataFrame, links: list[str]) -> list[bool]:
    """Return who is named in decisions.csv by an address that nobody else has.

    The others need their id, which is twelve random signs.
    """
    mails, phones = (people[name].tolist() for name in ("emails", "phones"))
    cells = (cell.split("; ") for cell in chain(mails, phones) if cell)
    times = Counter(chain(filter(None, links), chain.from_iterable(cells)))
    leading = (
        link or (mail or phone).partition("; ")[0]
        for link, mail, phone in zip(links, mails, phones, strict=True)
    )
    return [bool(key) and times[key] == 1 for key in leading]


def evidence_of(linked: LinkedResult, language: Language) -> dict[str, dict[str, Any]]:
    """Return the columns that rules read, with values where a rule that spoke reads them.

    What no rule that spoke about a person reads is not shown of that person,
    so it need not travel.
    """
    heard: dict[str, list[Any]] = {name: [] for name in (*_ALWAYS, *_ordering(linked))}
    for rule in linked.result.rulebook.rules:
        for name in columns_of(rule):
            if name in EVIDENCE.names and name not in _OF_PEOPLE and rule.id in linked.spoken:
                heard.setdefault(name, []).append(linked.spoken[rule.id][0])
    everyone = {*_ALWAYS, *_ordering(linked)}
    return {
        name: {
            "kind": EVIDENCE.kind_of(name),
            "label": label(name, language),
            "values": _column(linked, name, None if name in everyone else np.concatenate(places)),
        }
        for name, places in heard.items()
    }


def records_of(linked: LinkedResult, language: Language) -> dict[str, Any]:
    """Return the records of everyone: file, line, outcome, and what they say otherwise."""
    rows = linked.by_person(linked.result.account)
    said = linked.result.people[["name", "company", "job_title"]]
    own = said.iloc[rows["place"].to_numpy()].reset_index(drop=True)
    lines = rows["line"].fillna(0).astype("int64")
    # Lines rise with the people within one file: steps from its record before are mostly 1.
    before = lines.groupby(rows["source"], sort=False).shift(fill_value=0)
    return {
        "at": steps(rows["place"].to_numpy()),
        "source": _places(rows["source"], linked.result.sources["source"].tolist()),
        "line": pack(lines - before),
        "outcome": _worded(rows["outcome"], OUTCOMES, linked, language),
        "reason": _worded(rows["reason"], PAIR_REASONS, linked, language),
        **{
            name: pack(rows[column].mask(rows[column] == own[column], ""))
            for name, column in (("name", "name"), ("company", "company"), ("title", "job_title"))
        },
    }


def _ordering(linked: LinkedResult) -> list[str]:
    """Return the columns of evidence by which the pruning list is ordered."""
    order = [chosen.order for chosen in linked.result.rulebook.lists if chosen.id == "prune"]
    names = [column for columns in order for column, _ in columns]
    return [name for name in names if name in EVIDENCE.names and name not in _OF_PEOPLE]


def _column(linked: LinkedResult, name: str, places: Any) -> Packed:
    evidence = linked.result.evidence
    if name in _DAYS_SINCE:
        until = evidence["last_contact_on"] if name == "known_days" else linked.result.as_of
        days = pd.to_datetime(until) - evidence[_DAYS_SINCE[name]]
        if days.dt.days.fillna(-1).equals(evidence[name].astype("float64").fillna(-1)):
            return {"since": _DAYS_SINCE[name], "known": int(name == "known_days")}
    values = evidence[name]
    if name in _EMPLOYERS:
        values = values.astype(object).mask(values == linked.result.people["company"], None)
    heard = None if places is None else np.unique(places)
    if heard is None or len(heard) >= _MOST * len(values):
        packed = pack(values)
    else:
        packed = {"all": None, "at": steps(heard), "v": plain_values(values.iloc[heard])}
    return {"like": "company", "v": packed} if name in _EMPLOYERS else packed


def _split(people: pd.DataFrame) -> list[int]:
    # Where the given names end, unless that is at the last blank, which the script finds itself.
    triples = zip(*(people[name].tolist() for name in ("name", "given", "family")), strict=True)
    return [
        len(given) if name == f"{given} {family}" and " " in family else 0
        for name, given, family in triples
    ]


def _same_class(verdicts: pd.DataFrame) -> "pd.Series[bool]":
    return verdicts["rules_class"] == verdicts["class"]


def _short_link(link: str, name: str) -> str:
    slug = link.removeprefix(PROFILE_PREFIX)
    named = name.lower().replace(" ", "-")
    # Only plain letters: other scripts may be written small in another way by the browser.
    if named.isascii() and slug.startswith(named) and _AS_NAMED not in slug:
        return _AS_NAMED + slug[len(named) :]
    return slug


def _places(values: "pd.Series[Any]", names: Sequence[str]) -> Packed:
    return pack_each(values, {name: at for at, name in enumerate(names)}.get)


def _worded(
    keys: pd.Series, words: Mapping[str, str], linked: LinkedResult, language: Language
) -> Packed:
    return pack_each(keys, lambda key: fit_text(clauses(key, words, linked.file_names, language)))
