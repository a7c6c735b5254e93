"""Names: what a person would write, and keys by which two spellings are one."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.names import Name, NameParts
from auditor.forms import printable

_TABLE = Path(__file__).with_name("known_names.csv")
_NAMED = ("name", "clean_given", "clean_family", "nickname_key", "maiden_key", "status")


def _known() -> list[dict[str, str]]:
    lines = [row for row in _TABLE.read_text("utf-8").splitlines() if not row.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("known", _known(), ids=lambda row: ";".join(list(row.values())[:3]))
def test_known_name(known: dict[str, str], reader: NameReader) -> None:
    """Every known name comes out as a person would write it."""
    name = reader.read(
        NameParts(
            display=known["display"],
            given=known["given"],
            family=known["family"],
            company=known["company"],
        )
    )

    assert tuple(known[column] for column in _NAMED) == (
        name.name,
        name.given,
        name.family,
        name.nickname_key,
        name.maiden_key,
        name.name_status,
    )


@pytest.mark.parametrize(
    ("parts", "name", "family"),
    [
        (NameParts(given="Anna", additional="Eva", family="Linde"), "Anna Eva Linde", "Linde"),
        (NameParts(given="Anna Eva", additional="Eva", family="Linde"), "Anna Eva Linde", "Linde"),
        (NameParts(given="Ursula", family="Weide", prefix="Dr."), "Ursula Weide", "Weide"),
        (
            NameParts(given="Ursula", family="Weide", prefix="von der"),
            "Ursula von der Weide",
            "von der Weide",
        ),
        (NameParts(given="John", family="Oakley", suffix="MBA"), "John Oakley", "Oakley"),
        (NameParts(given="John", family="Oakley", suffix="jr"), "John Oakley Jr", "Oakley"),
        (NameParts("Dr. Max Muster", "Max", family="Muster"), "Max Muster", "Muster"),
    ],
)
def test_card_fields(parts: NameParts, name: str, family: str, reader: NameReader) -> None:
    """Middle names are given names; prefixes and suffixes count where they are part of a name."""
    read = reader.read(parts)

    assert (name, family) == (read.name, read.family)


def test_nicknames_and_maiden_names_of_their_own_fields(reader: NameReader) -> None:
    """Several nicknames are one key of their words; a maiden name is folded as a family name."""
    parts = NameParts(given="Robert", family="Ash", nickname="Bob, Bobby", maiden="Müller-Groß")

    name = reader.read(parts)

    assert ("bob bobby", "muller gross") == (name.nickname_key, name.maiden_key)


def test_a_nickname_alone_is_the_name(reader: NameReader) -> None:
    """A record with nothing but a nickname is called by it."""
    name = reader.read(NameParts(nickname="Bobby"))

    assert ("Bobby", "bobby", "given-only") == (name.name, name.nickname_key, name.name_status)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jürgen", "Müller"), ("Juergen", "Mueller")),
        (("Jürgen", "Müller"), ("Jurgen", "Muller")),
        (("JÜRGEN", "GROẞ"), ("jürgen", "gross")),
        (("Björn", "Sørensen"), ("Bjoern", "Soerensen")),
        (("Łukasz", "Żuk"), ("Lukasz", "Zuk")),
        (("Çağrı", "Şen"), ("Cagri", "Sen")),
        (("José", "Núñez"), ("Jose", "Nunez")),
        (("Anna-Lena", "Groß-Gerau"), ("Anna Lena", "Gross Gerau")),
        (("Shaun", "O'Grove"), ("Shaun", "O’Grove")),
        (("Shaun", "O'Grove"), ("Shaun", "O Grove")),
        (("Ian", "McAlder"), ("Ian", "Mc Alder")),
        (("Max", "Muster"), ("Muster", "Max")),
        (("小明", "王"), ("", "王小明")),
        (("Max", "Müller"), ("Max", "Mu\u0308ller")),
    ],
)
def test_two_spellings_share_one_key(
    one: tuple[str, str], other: tuple[str, str], reader: NameReader
) -> None:
    """Umlauts, accents, hyphens, apostrophes, case and order make no difference to the key."""
    keys = {reader.read(NameParts(given=g, family=f)).name_key for g, f in (one, other)}

    assert 1 == len(keys)


def test_namesakes_of_different_length_stay_apart(reader: NameReader) -> None:
    """A middle name is part of the key: matching decides whether it may be missing."""
    keys = {
        reader.read(NameParts(given=given, family="Linde")).name_key
        for given in ("Anna", "Anna Eva", "Anna E.")
    }

    assert 3 == len(keys)


TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="aAbMüÜßİı.,;-'\"()|/@& \u200d👋Dr1", max_size=20),
    st.lists(
        st.sampled_from(
            [
                "Dr.",
                "Prof.",
                "Max",
                "MAX",
                "von",
                "der",
                "Muster",
                "MBA",
                "Ph.D.",
                ",",
                "(",
                ")",
                "Jr.",
                "geb.",
                "née",
                "O'",
                "Mc",
                "-",
                "–",
                "|",
                "王小明",
                "she/her",
                "GmbH",
                "III",
                "Mac",
                "N.N.",
                "�",
                "\x00",
                "max@example.com",
                "𝐌𝐚𝐱",
                "🚀",
                "i",
                "İ",
                "ß",
                "Ꭺ",
                "ﬁ",
                "ǅ",
                "ŉ",
            ]
        ),
        max_size=7,
    ).map(" ".join),
)


@settings(deadline=None, max_examples=200)
@given(text=TEXTS)
@example(text="Dr. Dr. MBA Max, Jr., MBA")
def test_a_clean_name_stays_as_it_is(text: str, reader: NameReader) -> None:
    """Cleaning a clean name changes nothing."""
    name = reader.read(NameParts(display=text))

    assert name.name == reader.read(NameParts(display=name.name)).name


@settings(deadline=None, max_examples=200)
@given(given=TEXTS, family=TEXTS)
def test_clean_fields_stay_as_they_are(given: str, family: str, reader: NameReader) -> None:
    """Cleaning the fields of a clean record changes nothing."""
    once = reader.read(NameParts(f"{given} {family}", given, family=family))
    again = reader.read(NameParts(once.name, once.given, family=once.family))

    assert once[:3] == again[:3]


@settings(deadline=None, max_examples=150)
@given(parts=st.builds(NameParts, *[TEXTS] * len(NameParts._fields)))
def test_any_text_is_read(parts: NameParts, reader: NameReader) -> None:
    """No text raises, and nothing that is shown hides a control character."""
    name = reader.read(parts)

    assert tuple(map(printable, name)) == tuple(name)


@settings(deadline=None, max_examples=150)
@given(text=st.text(min_size=1, max_size=20))
def test_a_read_name_has_a_key(text: str, reader: NameReader) -> None:
    """Whoever has a given or family name has a key, in whatever script."""
    name = reader.read(NameParts(display=text))

    assert bool(name.given or name.family) <= bool(name.name_key)


def _spelt(name: Name) -> set[str]:
    return set(name.name_key.split())


@settings(deadline=None, max_examples=50)
@given(words=st.permutations(["Jürgen", "Müller-Groß", "Anna", "Söhnke"]))
def test_order_makes_no_difference(words: list[str], reader: NameReader) -> None:
    """The key of a name does not depend on the order of its words."""
    name = reader.read(NameParts(display=" ".join(words)))

    assert {"jurgen", "muller", "gross", "anna", "sohnke"} == _spelt(name)
