"""What a number or an address is for."""

import pytest

from auditor.vcard.labels import label_of, own_label


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (("cell", "voice", "pref"), "mobile"),
        (("home", "fax"), "fax"),
        (("work", "cell"), "mobile"),
        (("iphone",), "mobile"),
        (("internet", "work"), "work"),
        (("voice",), ""),
        ((), ""),
    ],
)
def test_the_most_telling_type_is_the_label(types: tuple[str, ...], expected: str) -> None:
    """Fax before pager before mobile before home and work."""
    assert expected == label_of(types)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("_$!<Mobile>!$_", "mobile"),
        ("_$!<HomeFAX>!$_", "fax"),
        ("Geschäftlich", "work"),
        ("Handy", "mobile"),
        ("_$!<Spouse>!$_", "Spouse"),
        ("Ferienhaus", "Ferienhaus"),
    ],
)
def test_own_labels_lose_their_marks(written: str, expected: str) -> None:
    """Known labels become one word in any language, others stay as the owner wrote them."""
    assert expected == own_label(written)
