"""Invents human beings: names that are unique unless wanted, channels from reserved ranges."""

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator

from sample_data.network.chance import happens
from sample_data.network.model import Identity
from sample_data.network.words import (
    CITIES,
    COMPANIES,
    ENGLISH,
    GERMAN,
    PARTICLES,
    TITLES,
    WORLD,
    NameStock,
)

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "ł": "l", "ı": "i", "æ": "ae"}
)
_PARTICLE_SHARE = 0.03
_DOUBLE_SHARE = 0.04
_RAW_SLUG_SHARE = 0.06
_SHORT_SLUG_SHARE = 0.36
_LANDLINES = ("493023125", "496990009", "494066969", "498999998")
_AREAS = (
    205, 206, 212, 213, 214, 216, 301, 303, 305, 312, 313, 314, 402, 404, 406, 412, 415, 417, 502,
    503, 505, 512, 515, 517, 602, 605, 612, 614, 617, 702, 713, 773, 808, 813, 858, 916,
)  # fmt: skip


def ascii_form(text: str) -> str:
    """Return text in lower-case letters a-z, other characters as hyphens."""
    spelt = text.lower().translate(_UMLAUTS)
    bare = unicodedata.normalize("NFD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


class Inventor:
    """Draws identities one after another from one seeded source."""

    def __init__(
        self, rng: random.Random, known: Iterable[Identity] = (), names: Iterable[str] = ()
    ) -> None:
        """Shuffle the numbers reserved for fiction; keep clear of known people."""
        self._rng = rng
        known = tuple(known)
        self._taken = {identity.name for identity in known} | set(names)
        self._slugs: set[str] = set()
        german = [f"+49176040690{n:02d}" for n in range(100)]
        german += [f"+4917139200{n:02d}" for n in range(100)]
        american = [f"+1{area}55501{n:02d}" for area in _AREAS for n in range(100)]
        landlines = [f"+{area}{n:03d}" for area in _LANDLINES for n in range(200, 1000)]
        british = [f"+442079460{n:03d}" for n in range(1000)]
        for numbers in (german, american, landlines, british):
            rng.shuffle(numbers)
        self._mobiles: dict[str, Iterator[str]] = {
            "de": iter(german + american),
            "en": iter(american[::-1]),
        }
        self._landlines = {"de": iter(landlines), "en": iter(british)}
        self._numbers = {n for identity in known for n in (identity.mobile, identity.landline)}

    def mobile(self, language: str) -> str:
        """Return a mobile number (E.164) that nobody has yet."""
        number = next(n for n in self._mobiles[language] if n not in self._numbers)
        self._numbers.add(number)
        return number

    def landline(self, language: str) -> str:
        """Return a fixed-line number (E.164) that nobody has yet."""
        number = next(n for n in self._landlines[language] if n not in self._numbers)
        self._numbers.add(number)
        return number

    def person(
        self, number: int, language: str = "", name: tuple[str, str] | None = None
    ) -> Identity:
        """Return a new identity; name and language are drawn unless given."""
        rng = self._rng
        stock = self._stock(language)
        given, family, woman = self._name(stock) if name is None else (*name, True)
        company = rng.choice(COMPANIES)
        plain = f"{ascii_form(given)}.{ascii_form(family)}"
        return Identity(
            id=f"t-{number:04d}",
            given=given,
            family=family,
            language=stock.language,
            woman=woman,
            company=company,
            title=rng.choice(TITLES[stock.language]),
            city=rng.choice(CITIES[stock.language]),
            slug=self._slug(given, family),
            mobile=self.mobile(stock.language),
            landline=self.landline(stock.language),
            email=f"{plain}{number}@{rng.choice(('example.net', 'example.org', 'example.de'))}",
            work_email=f"{plain}@{ascii_form(company)[:24].strip('-')}-{number}.example",
            birthday=f"{rng.randint(1948, 1996)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
            maiden=rng.choice(stock.families),
        )

    def _stock(self, language: str) -> NameStock:
        if language:
            return GERMAN if language == "de" else ENGLISH
        return self._rng.choices((GERMAN, ENGLISH, WORLD), weights=(60, 31, 9))[0]

    def _name(self, stock: NameStock) -> tuple[str, str, bool]:
        rng = self._rng
        while True:
            woman = happens(rng, 0.5)
            given, family = (
                rng.choice(stock.women if woman else stock.men),
                rng.choice(stock.families),
            )
            if stock is GERMAN and happens(rng, _PARTICLE_SHARE):
                family = rng.choice(PARTICLES) + family
            elif happens(rng, _DOUBLE_SHARE):
                family = f"{family}-{rng.choice(stock.families)}"
            if f"{given} {family}" not in self._taken:
                self._taken.add(f"{given} {family}")
                return given, family, woman

    def _slug(self, given: str, family: str) -> str:
        rng = self._rng
        tail = f"{rng.randrange(16**8):08x}"
        slug = f"{ascii_form(given)}-{ascii_form(family)}-{tail}"
        if happens(rng, _RAW_SLUG_SHARE):
            slug = f"{given}-{family}-{tail}".lower().replace(" ", "-").replace("'", "")
        elif happens(rng, _SHORT_SLUG_SHARE) and slug[:-9] not in self._slugs:
            slug = slug[:-9]
        self._slugs.add(slug)
        return slug
