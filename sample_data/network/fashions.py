"""How people write their own names on LinkedIn: credentials, emoji, capitals, initials."""

import random
from collections.abc import Callable

from sample_data.network.chance import happens
from sample_data.network.identities import ascii_form
from sample_data.network.model import Identity, Written

_BOLD_A = 0x1D5D4
_BOLD_LOWER_A = 0x1D5EE
_EMPTY_SHARE = 0.03

Names = tuple[str, str]
Fashion = Callable[[Identity, random.Random], Names]


def _bold(letter: str) -> str:
    if letter.isupper():
        return chr(_BOLD_A + ord(letter) - ord("A"))
    return chr(_BOLD_LOWER_A + ord(letter) - ord("a")) if letter.isalpha() else letter


def _credentials(who: Identity, rng: random.Random) -> Names:
    return who.given, who.family + rng.choice((", PMP", ", PhD", ", MBA, CFA", ", M.Sc."))


def _emoji(who: Identity, rng: random.Random) -> Names:
    return who.given + rng.choice((" 🚀", " ☀️", " 🌱")), who.family


def _titled(who: Identity, rng: random.Random) -> Names:
    return rng.choice(("Dr. ", "Prof. Dr. ", "Dipl.-Ing. ")) + who.given, who.family


def _initial(who: Identity, _rng: random.Random) -> Names:
    return who.given, f"{who.family.split()[-1][0]}."


def _pronouns(who: Identity, _rng: random.Random) -> Names:
    return who.given, who.family + (" (she/her)" if who.woman else " (he/him)")


def _mathematical(who: Identity, _rng: random.Random) -> Names:
    return "".join(map(_bold, ascii_form(who.given).capitalize())), who.family


def _second_name(who: Identity, rng: random.Random) -> Names:
    return f"{who.given} {rng.choice('ABEJKMT')}.", who.family


FASHIONS: tuple[tuple[float, Fashion], ...] = (
    (78, lambda who, _rng: (who.given, who.family)),
    (4, _credentials),
    (3, _emoji),
    (2, lambda who, _rng: (who.given.upper(), who.family.upper())),
    (2, lambda who, _rng: (who.given.lower(), who.family.lower())),
    (3, _titled),
    (2, _initial),
    (1, _pronouns),
    (0.4, _mathematical),
    (2, lambda who, _rng: (f"{who.given} ", f" {who.family}")),
    (1, lambda who, _rng: (who.given, f"{who.family} (geb. {who.maiden})")),
    (2, _second_name),
)
"""Each fashion with its share in a hundred names."""


def on_linkedin(identity: Identity, rng: random.Random) -> Written:
    """Return how the person wrote their name on LinkedIn, and where they say they work."""
    fashion = rng.choices([f for _, f in FASHIONS], weights=[share for share, _ in FASHIONS])[0]
    first, last = fashion(identity, rng)
    away = happens(rng, _EMPTY_SHARE)
    company, title = ("", "") if away else (identity.company, identity.title)
    return Written(first, last, company, title, plain=fashion is not _initial)


def plainly(identity: Identity) -> Written:
    """Return the name as it is."""
    return Written(identity.given, identity.family, identity.company, identity.title)
