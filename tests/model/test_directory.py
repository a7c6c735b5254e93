"""Tests of the directory: every way to write a key of a person finds them, and nobody else."""

import pandas as pd
import pytest

from auditor.model.directory import Directory, called, places_of

CHANNELS = pd.DataFrame(
    [
        ("phone", "030 23125 42", "+493023125042", "berlin"),
        ("phone", "(202) 555-0143", "+12025550143", "washington"),
        ("phone", "23 44", "2344", "short"),
        ("email", "Jana.B@Example.org", "janab@example.org", "jana"),
        ("profile", "linkedin.com/in/j%C3%B6rg", "linkedin:jörg", "joerg"),
        ("profile", "xing.com/profile/H_M", "xing:h_m", "hans"),
        ("email", "family@example.de", "family@example.de", "maria"),
        ("email", "family@example.de", "family@example.de", "alois"),
        ("website", "example.org", "", "nobody"),
    ],
    columns=["kind", "value", "key", "holder"],
).astype("str")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("+49 30 23125 042", ["berlin"]),
        ("0049 30 23125042", ["berlin"]),
        ("+49 (0)30 23125-042", ["berlin"]),
        ("030/23125042", ["berlin"]),
        ("tel:+49-30-23125042", ["berlin"]),
        ("202-555-0143", ["washington"]),
        ("2344", []),
        ("p-3023125042", []),
        ("3023125042@example.org", []),
        ("jana.b@example.ORG", ["jana"]),
        ("janab@example.org", ["jana"]),
        ("mailto:Jana.B@example.org", ["jana"]),
        ("https://www.linkedin.com/in/J%C3%B6rg/?trk=x", ["joerg"]),
        ("linkedin:jörg", ["joerg"]),
        ("https://www.xing.com/profile/h_m/", ["hans"]),
        (" family@example.de ", ["alois", "maria"]),
        ("example.org", []),
        ("", []),
    ],
)
def test_a_key_names_its_holders(written: str, expected: list[str]) -> None:
    """Numbers with and without country code, addresses in any case, profiles in any spelling."""
    assert expected == Directory.of(CHANNELS, CHANNELS["holder"]).holders(written)
    assert expected == sorted(CHANNELS["holder"].iloc[places_of(written, CHANNELS)].unique())


def test_further_forms_come_first() -> None:
    """Ids that are added name their people, and win over what channels say."""
    directory = Directory.of(CHANNELS, CHANNELS["holder"])
    further = directory.and_also({"p-1": ["otto"], "xing:h_m": ["otto"]})
    assert further.holders("P-1") == ["otto"]
    assert further.holders("xing:h_m") == ["otto"]
    assert directory.holders("xing:h_m") == ["hans"]


def test_no_channels_name_nobody() -> None:
    """A directory of nothing finds nobody."""
    empty = CHANNELS.head(0)
    assert Directory.of(empty, empty["holder"]).holders("jana.b@example.org") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Hüber", ["maria"]),
        ("MARIA HUEBER", ["maria"]),
        ("Otto", ["alois", "maria"]),
        ("", 2),
    ],
)
def test_the_name_beside_a_key_tells_sharers_apart(name: str, expected: list[str] | int) -> None:
    """The bearer of the name is meant; where nobody bears it, all are."""
    names = {"maria": "maria hueber", "alois": "", "otto": "otto"}
    found = called(name, ["alois", "maria"], names)
    assert expected in (found, len(found))
