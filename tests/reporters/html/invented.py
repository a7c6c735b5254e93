"""Audit results of invented people, of any size, the same for the same seed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from auditor.model.evidence import EVIDENCE, MIRROR
from auditor.model.imported import Owner
from auditor.model.matched import PEOPLE, PERSON_CHANNELS
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from tests.reporters.html.invented_files import (
    ARCHIVE,
    CARDS,
    CONNECTIONS,
    account_of,
    pairs_of,
    sources_of,
    timeline_of,
)
from tests.reporters.html.invented_rules import BOOK
from tests.reporters.html.invented_verdicts import spoken_of, verdicts_of

AS_OF = dt.date(2026, 3, 12)
# fmt: off
GIVEN = (
    "Anna", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hakan", "Ines", "Jonas",
    "Katja", "Luis", "Mara", "Nils", "Olga", "Paul", "Qiang", "Rosa", "Søren", "Tilda", "Ugo",
    "Vera", "Wanda", "Xaver", "Yara", "Zoë", "Amélie", "Bogdan", "Chiara", "Dilan", "Emeka",
    "Friederike", "Giulia", "Henrik", "Ivana", "Jürgen", "Kofi", "Lène", "Miguel", "Nadia",
)
FAMILY = (
    "Abel", "Brandt", "Çelik", "Dahl", "Eriksen", "Falk", "Grün", "Haas", "Ivanova", "Jansen",
    "Keller", "Lindqvist", "Møller", "Novak", "Okafor", "Peters", "Quast", "Rossi", "Schäfer",
    "Turan", "Ullrich", "Vogt", "Weiß", "Xu", "Yildiz", "Zimmermann", "Acker", "Baum",
    "Castillo", "Drechsler", "Engel", "Fiedler", "Goldberg", "Hofmann", "Iqbal", "Jung",
    "Krüger", "Lorenz", "Marquardt", "Neumann",
)
COMPANIES = (
    "Nordlicht Solar", "Fjord Robotics", "Kiez Bakery", "Blaue Feder Verlag",
    "Harbour Freight Desk", "Quiet Systems", "Apfelbaum Kliniken", "Studio Sieben",
    "Meadow Analytics", "Steinbruch AG", "Lumen Health", "Open Ledger", "Paper Crane Design",
    "Rheinufer Logistik", "Tall Oak Partners",
)
TITLES = (
    "Product Manager", "Data Engineer", "Recruiter", "Head of Sales", "Architect", "Editor",
    "Team Lead", "Physician", "Managing Director", "Consultant", "UX Researcher",
    "Account Executive", "Founder", "Professor",
)
# fmt: on
KINDS = ("alive", "quiet", "card", "pitch", "phone-only")
KIND_SHARES = (0.06, 0.09, 0.65, 0.1, 0.1)


@dataclass(frozen=True)
class _Draw:
    """One number a person for everything that is drawn."""

    rng: np.random.Generator
    n: int
    kind: np.ndarray

    def integers(self, low: int, high: int, *kinds: str) -> np.ndarray:
        """Whole numbers for people of these kinds (all where none is named), else 0."""
        drawn = self.rng.integers(low, high, self.n)
        return np.where(self.of(*kinds), drawn, 0) if kinds else drawn

    def share(self, share: float, *kinds: str) -> np.ndarray:
        """True for a share of the people of these kinds."""
        return (self.rng.random(self.n) < share) & (self.of(*kinds) if kinds else True)

    def of(self, *kinds: str) -> np.ndarray:
        """True for people of these kinds."""
        return np.isin(self.kind, kinds)


def make_result(n: int = 400, seed: int = 7, names: dict[int, str] | None = None) -> AuditResult:
    """Return a whole result of n invented people; `names` replaces single names by place."""
    rng = np.random.default_rng(seed)
    draw = _Draw(rng, n, rng.choice(KINDS, n, p=KIND_SHARES))
    people = _people(draw, names or {})
    evidence = _evidence(draw, people)
    spoken = spoken_of(evidence)
    verdicts = verdicts_of(evidence, spoken)
    account = account_of(people)
    return AuditResult(
        version="0.0.0",
        as_of=AS_OF,
        as_of_how="newest dated event in the sources",
        owner=Owner(
            name="Jana Vogt",
            profile="linkedin:jana-vogt",
            certainty="high",
            how="inviter of all 34 outgoing invitations",
        ),
        region="DE",
        sources=sources_of(n),
        account=account,
        people=people,
        channels=PERSON_CHANNELS.empty(),
        pairs=pairs_of(people, account),
        evidence=evidence,
        timeline=timeline_of(evidence),
        mirror=MIRROR.build(
            {
                "measure": ["answered", "answered", "opened"],
                "group": ["", "leading", ""],
                "count": [58, 12, 31],
                "total": [90, 13, 88],
            }
        ),
        verdicts=verdicts,
        spoken=spoken,
        rulebook=BOOK,
        notes=(
            Note("not-opened", ARCHIVE, parameters={"count": 31}),
            Note("ignored", CONNECTIONS, parameters={"count": 3, "reason": "account was closed"}),
            Note("rejected", CARDS, parameters={"count": 1, "reason": "no END line", "lines": 88}),
        ),
        decisions=(Decision(str(people["person_id"].iloc[n - 1]), "later", "", "", "in May"),)
        if n
        else (),
    )


def _people(draw: _Draw, names: dict[int, str]) -> pd.DataFrame:
    n, rng = draw.n, draw.rng
    given = rng.choice(GIVEN, n)
    family = rng.choice(FAMILY, n)
    name = np.array([f"{g} {f}" for g, f in zip(given, family, strict=True)], dtype=object)
    placeholder = draw.share(0.05, "phone-only")
    name[placeholder] = "Noahs Mama"
    for at, text in names.items():
        name[at] = text
    card = draw.of("phone-only") | draw.share(0.25)
    connected = ~draw.of("phone-only")
    slug = [
        f"{g}-{f}-{h:x}".lower() for g, f, h in zip(given, family, _hashes(rng, n), strict=True)
    ]
    company, other = rng.choice(COMPANIES, n), rng.choice(COMPANIES, n)
    days = np.sort(rng.integers(30, 4800, n))  # an export lists the newest connection first
    return PEOPLE.build(
        {
            "person_id": [f"p-{value:012x}" for value in rng.integers(0, 2**48, n)],
            "name": name,
            "given": given,
            "family": family,
            "company": np.where(connected, company, other),
            "job_title": np.where(connected, rng.choice(TITLES, n), ""),
            "card_company": np.where(card, other, ""),
            "linkedin_company": np.where(connected, company, ""),
            "connected_on": pd.Series(pd.Timestamp(AS_OF) - pd.to_timedelta(days, "D")).where(
                pd.Series(connected)
            ),
            "profile": np.where(connected, [f"linkedin:{s}" for s in slug], ""),
            "linkedin_url": np.where(
                connected, [f"https://www.linkedin.com/in/{s}" for s in slug], ""
            ),
            "emails": np.where(
                card,
                [f"{g}.{f}@example.org".lower() for g, f in zip(given, family, strict=True)],
                "",
            ),
            "phones": np.where(draw.of("phone-only"), "+4915228817386", ""),
            "sources": np.where(
                connected & card,
                f"{CONNECTIONS}; {CARDS}",
                np.where(connected, CONNECTIONS, CARDS),
            ),
            "kinds": np.where(
                connected & card, "connection; card", np.where(connected, "connection", "card")
            ),
            "record_count": np.where(connected & card, 2, 1),
            "leading_record": np.arange(n),
            "name_status": np.where(placeholder, "placeholder", "full"),
        }
    )


def _hashes(rng: np.random.Generator, n: int) -> np.ndarray:
    """What stands behind the name in an address: 8 or 9 digits, or a short number of one's own."""
    return np.where(rng.random(n) < 0.75, rng.integers(2**30, 2**35, n), rng.integers(1, 99, n))


def _evidence(draw: _Draw, people: pd.DataFrame) -> pd.DataFrame:
    n, tied = draw.n, ("alive", "quiet")
    messages_in = draw.integers(6, 60, *tied) + draw.integers(1, 9, "pitch")
    messages_out = np.where(draw.of(*tied), np.maximum(3, messages_in - draw.integers(0, 6)), 0)
    conversations = draw.integers(3, 14, *tied)
    silence = np.where(
        draw.of("alive"),
        draw.integers(3, 420),
        np.where(draw.of("quiet"), draw.integers(1100, 2600), draw.integers(60, 3000)),
    )
    known = draw.integers(120, 2400, *tied)
    contact = messages_in > 0
    day = pd.Timestamp(AS_OF)
    last = pd.Series(day - pd.to_timedelta(silence, "D")).where(pd.Series(contact))
    connected_days = (day - people["connected_on"]).dt.days
    gap = np.where(draw.of("alive", "quiet"), draw.integers(5, 200), np.nan)
    due = last + pd.to_timedelta(gap, "D")
    alive_days = np.where(draw.share(0.5), 730, draw.integers(365, 1095))
    covered = ~draw.of("phone-only")
    values: dict[str, Any] = {
        "person_id": people["person_id"],
        "messages_in": messages_in,
        "messages_out": messages_out,
        "questions_in": draw.integers(0, 9, *tied),
        "conversations": conversations + draw.integers(1, 3, "pitch"),
        "two_way_conversations": conversations,
        "conversation_months": np.minimum(conversations, 11),
        "reciprocity": 2
        * np.minimum(messages_in, messages_out)
        / np.maximum(1, messages_in + messages_out),
        "recommendations_in": draw.share(0.2, *tied).astype(int),
        "recommendations_out": draw.share(0.2, *tied).astype(int),
        "endorsements_in": draw.integers(0, 4, *tied),
        "first_contact_on": last - pd.to_timedelta(known, "D"),
        "last_contact_on": last,
        "last_two_way_on": last.where(pd.Series(draw.of(*tied))),
        "connected_on": people["connected_on"],
        "connected_days": connected_days.astype("Int64"),
        "known_days": pd.Series(known, dtype="Int64").where(pd.Series(contact)),
        "silence_days": pd.Series(silence, dtype="Int64").where(pd.Series(contact)),
        "median_gap_days": gap,
        "contact_every_days": gap,
        "word_due_on": due.where(due > day, day).where(pd.Series(contact)),
        "last_language": np.where(draw.of("quiet"), draw.rng.choice(["", "en", "de"], n), ""),
        "alive_days": np.where(contact, alive_days, np.nan),
        "silence_share": np.where(contact, silence / alive_days, np.nan),
        "role_changes_survived": draw.share(0.4, *tied).astype(int),
        "is_connection": covered,
        "in_address_book": people["kinds"].str.contains("card"),
        "birthday_known": draw.share(0.3, "alive", "quiet", "phone-only"),
        "home_address_known": draw.share(0.1, "alive", "phone-only"),
        "history_covers": covered,
        "name": people["name"],
        "name_status": people["name_status"],
        "card_company": people["card_company"],
        "linkedin_company": people["linkedin_company"],
        "employer_differs": (people["card_company"] != "")
        & (people["linkedin_company"] != "")
        & (people["card_company"] != people["linkedin_company"]),
        "malformed_emails": np.where(draw.share(0.02), "anna@@example", ""),
        "possible_duplicates": draw.share(0.02).astype(int),
        "sources": people["sources"],
        "source_count": people["record_count"],
    }
    return EVIDENCE.build(values)
