"""What profile addresses and mailboxes tell about a name that is short, missing or another."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from auditor.matching.names.borne import SHORTEST, Borne

_ALIKE = 60.0


@dataclass
class Spelt:
    """The words of one entry's name under way; addresses add to them."""

    given: list[str]
    family: list[str]
    further_given: list[str]
    further_family: list[str]


def learn(spelt: Spelt, words: tuple[str, ...], borne: Borne, *, is_profile: bool) -> bool:
    """Add to one entry what the words of one of its addresses tell; tell whether that is new."""
    given, family = spelt.given, spelt.family
    further = len(spelt.further_given) + len(spelt.further_family)
    _learn(spelt, words, borne, is_profile=is_profile)
    added = len(spelt.further_given) + len(spelt.further_family) > further
    return added or spelt.given is not given or spelt.family is not family


def _learn(spelt: Spelt, words: tuple[str, ...], borne: Borne, *, is_profile: bool) -> None:
    if is_profile:
        _learn_profile(spelt, words, borne)
    elif len(words) == 2:  # noqa: PLR2004 - given.family
        for told in (words, words[::-1]):
            if _learn_mailbox(spelt, *told, borne):
                return
    elif len(words) == 1:
        _learn_run_together(spelt, words[0], borne)


def _learn_profile(spelt: Spelt, words: tuple[str, ...], borne: Borne) -> None:
    new = [w for w in words if w not in spelt.given and w not in spelt.family and len(w) > 1]
    if not new:
        return
    first = spelt.given[0] if spelt.given else ""
    if any(word in words for word in spelt.given if len(word) > 1):
        spelt.further_family += [w for w in new if w in borne.family or _near(w, spelt.family)]
        if len("".join(spelt.family)) <= 1:
            spelt.family = new
    elif any(word in words for word in spelt.family if len(word) > 1):
        if len(first) <= 1 and new[0].startswith(first):
            spelt.given = new
        else:
            spelt.further_given += new
    elif first and borne.alike(words[0], first) and len(words) > 1:
        spelt.further_given.append(words[0])
        spelt.further_family += list(words[1:])


def _near(word: str, names: list[str]) -> bool:
    return any(OSA.distance(word, name) <= 1 for name in names)


def _learn_mailbox(spelt: Spelt, first: str, last: str, borne: Borne) -> bool:
    """Learn from `first.last@…`; tell whether it fits the name so far."""
    given = spelt.given[0] if spelt.given else ""
    family = "".join(spelt.family)
    if last in spelt.family or (family and last == family):
        _learn_given(spelt, first, given, borne)
        return True
    fits = first == given or (len(first) == 1 and given.startswith(first))
    if fits and len(last) >= SHORTEST:
        if len(family) <= 1:
            spelt.family = [last] if last.startswith(family) else spelt.family
        elif len(first) > 1 and (last in borne.family or _near(last, spelt.family)):
            spelt.further_family.append(last)
        return True
    if not spelt.family and len(given) <= 1 and last in borne.family and first.startswith(given):
        spelt.given, spelt.family = [first], [last]
        return True
    return False


def _learn_given(spelt: Spelt, told: str, given: str, borne: Borne) -> None:
    """Learn a first name from a mailbox; it may be a husband's, so it must be much like hers."""
    if len(given) <= 1:
        if len(told) >= SHORTEST and told.startswith(given):
            spelt.given = [told]
        return
    mistyped = borne.given[given] <= 1 < borne.given[told] and fuzz.ratio(told, given) >= _ALIKE
    if len(told) > 1 and told not in spelt.given and (mistyped or borne.alike(told, given)):
        spelt.further_given.append(told)


def _learn_run_together(spelt: Spelt, whole: str, borne: Borne) -> None:
    """Learn from `annamuster@…`, `amuster@…` and `muster@…` what the entry lacks."""
    given, family = "".join(spelt.given[:1]), "".join(spelt.family)
    if len(given) > 1 and len(family) > 1:
        return
    if len(given) > 1 or len(family) > 1:
        known = family if len(family) > 1 else given
        rests = [whole[len(known) :]] if whole.startswith(known) else []
        rests += [whole[: -len(known)]] if whole.endswith(known) else []
        for rest in rests:
            lacking = given if known == family else family
            if len(known) >= SHORTEST and len(rest) >= SHORTEST and rest.startswith(lacking):
                if known == family:
                    spelt.given = [rest]
                else:
                    spelt.family = [rest]
                return
        if known == given and whole.startswith(given[0]) and not family:
            if whole[1:] in borne.family and len(whole) > SHORTEST + 1:
                spelt.family = [whole[1:]]
            elif whole in borne.family and whole not in borne.given and whole != given:
                spelt.family = [whole]
        return
    first, last = borne.split(whole)
    if last and first.startswith(given) and last.startswith(family):
        spelt.given, spelt.family = [first], [last]
