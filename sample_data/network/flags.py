"""What each marked rule and finding must say about a person, as the construction decides it.

Nothing here is taken from the auditor: the bounds are those of the written
definitions, and whoever is near one is left open.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sample_data.network.identities import ascii_form
from sample_data.network.kinds import FROM_ME, FROM_THEM, STATUS, SURVIVED
from sample_data.network.model import Line, Person, World
from sample_data.network.rarer_kinds import (
    COLLEAGUE,
    COOLING,
    FORMER_COLLEAGUE,
    GIVES_FIRST,
    UNANSWERED,
)

FINDINGS = (
    *("name/placeholder", "phone/invalid", "email/malformed"),
    *("employment/outdated", "card/empty", "card/stale", "employment/changed"),
)
_HALF, _POSSIBLE = "name/incomplete", "duplicate/possible"
FLAGS = (
    *FINDINGS,
    *(_HALF, _POSSIBLE, FROM_THEM, FROM_ME, STATUS, SURVIVED),
    *(COOLING, GIVES_FIRST, COLLEAGUE, FORMER_COLLEAGUE, UNANSWERED),
)
_FEW, _SEVERAL, _NEARLY_ALL = 3, 5, 0.9
_SOON = dt.timedelta(days=180)


def decided_flags(
    world: World, lines: Mapping[str, Sequence[Line]]
) -> Mapping[str, Mapping[str, bool]]:
    """Return for each person's id which flags must speak; those left out are left open.

    Args:
        world: the whole world, those of the address book too.
        lines: the records about each person, by their id.
    """
    named = Counter(key for person in world.people for key in _name_keys(person))
    initials = Counter(_short_name(person) for person in world.people)
    short = {_short_name(person) for person in world.people if _is_short(person)}
    contended = {name for name in short if initials[name] > 1}
    return {
        person.identity.id: _of(
            person, lines.get(person.identity.id, ()), world, alone=_alone(person, named, contended)
        )
        for person in world.people
    }


def _of(person: Person, lines: Sequence[Line], world: World, *, alone: bool) -> dict[str, bool]:
    must = set(person.expected.flags)
    namesake = "namesake" in person.kind
    decided = {
        STATUS: STATUS in must,
        GIVES_FIRST: _gives_first(person),
        **{flag: flag in must for flag in FINDINGS},
        "card/empty": person.kind == "impossible number",
        **_colleagues(person, world),
        **_cooling(person, world),
        **_unanswered(person),
    }
    if not namesake:
        decided |= _one_sided(person)
    if SURVIVED in {*must, *person.expected.flags_never}:
        decided[SURVIVED] = SURVIVED in must
    if _HALF in must or all(_whole_name(line, person) for line in lines):
        decided[_HALF] = _HALF in must
    if _POSSIBLE in must or (len(lines) == 1 and alone):
        decided[_POSSIBLE] = _POSSIBLE in must
    return decided


def _name_keys(person: Person) -> set[tuple[str, str]]:
    """Return the initial with each part of the family name: whom another may be taken for.

    Some card may say "S. Reetmeyer" or bear a maiden name, and is then rightly
    shown as perhaps the same.
    """
    identity = person.identity
    parts = identity.family.replace("-", " ").split() or [""]
    return {(ascii_form(identity.given)[:1], part) for part in (*parts, identity.maiden)}


def _alone(
    person: Person, named: Mapping[tuple[str, str], int], contended: Collection[tuple[str, str]]
) -> bool:
    """Return whether nothing could make them look like another, no number that they share."""
    if person.kind in ("family", "colleague in the book", "member of the choir"):
        return False
    return _short_name(person) not in contended and all(
        named[key] == 1 for key in _name_keys(person)
    )


def _is_short(person: Person) -> bool:
    """Return whether LinkedIn shows no more of their family name than its initial."""
    return person.written is not None and len(person.written.last.strip(" .")) == 1


def _short_name(person: Person) -> tuple[str, str]:
    """Return the first name and the initial of the family name."""
    return ascii_form(person.identity.given), ascii_form(person.identity.family)[:1]


def _one_sided(person: Person) -> dict[str, bool]:
    """Three or more one way and none the other, or nine tenths of at least five."""
    theirs = sum(not message.from_me for message in person.history.messages)
    mine = len(person.history.messages) - theirs

    def one_sided(many: int, few: int) -> bool:
        share = many / (many + few) if many else 0.0
        return (many >= _FEW and few == 0) or (many >= _SEVERAL and share >= _NEARLY_ALL)

    return {FROM_THEM: one_sided(theirs, mine), FROM_ME: one_sided(mine, theirs)}


def _gives_first(person: Person) -> bool:
    praise = sorted(person.history.recommendations, key=lambda one: one.at)
    return bool(praise) and not praise[0].from_me


def _colleagues(person: Person, world: World) -> dict[str, bool]:
    """Return whom the employer they tell LinkedIn makes a colleague, now or formerly."""
    company = person.written.company if person.written else ""
    current = {role.company for role in world.roles if role.finished_on is None}
    former = {role.company for role in world.roles} - current
    return {COLLEAGUE: company in current, FORMER_COLLEAGUE: company in former}


def _cooling(person: Person, world: World) -> dict[str, bool]:
    """Cooling: alive, but nearly as long silent as it may; left open in between."""
    if COOLING in person.expected.flags:
        return {COOLING: True}
    last = max((message.at for message in person.history.messages), default=None)
    if person.expected.verdict != "meaningful" or last is None:
        return {COOLING: False}
    return {COOLING: False} if world.as_of - last.date() < _SOON else {}


def _unanswered(person: Person) -> dict[str, bool]:
    """Two letters in vain to somebody who once wrote; left open where it may be so by chance."""
    if UNANSWERED in person.expected.flags:
        return {UNANSWERED: True}
    messages = [message for message in person.history.messages if message.substantive]
    theirs = max((message.at for message in messages if not message.from_me), default=None)
    since = sum(theirs is not None and message.at > theirs for message in messages)
    never = person.expected.verdict == "business-card-only" or since < 2  # noqa: PLR2004 - two letters
    return {UNANSWERED: False} if never else {}


def _whole_name(line: Line, person: Person) -> bool:
    """Return whether a record shows the whole name, after Excel's cp1252 too."""
    if person.kind in ("placeholder", "half a name"):
        return False
    if not line.file.endswith(".vcf") and person.written:
        first = person.written.first.strip()
        if not person.written.plain or any(letter > "\uffff" for letter in first[:1]):
            return False
    return "initial" not in line.variant
