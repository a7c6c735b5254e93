"""Names that stand for a name never asked for, and names that only look so."""

import pandas as pd
import pytest

from auditor.evidence.names import placeholder_names
from auditor.model.rules import RuleBook

STAND_INS = [
    *("ADAC Pannenhilfe", "Tinder Lisa", "Lehrerin von Max", "Max' Mutter"),
    *("Nachbar oben", "Handy neu", "Neue Nummer", "Nicht rangehen", "unknown caller"),
    *("Noahs Mama", "Noah's Mama", "Emily's dad", "Emilys Dad", "Mama von Noah", "Papa Emily"),
    *("Mum of Tim", "Lukas' Papa", "Mama", "Oma", "Vater von Emil", "Emily’s mother"),
    *("Lenas Mama (Kita)", "meine Schwester", "Tim's babysitter", "My neighbour"),
    *(
        "Klempner",
        "der Klempner",
        "Klempner Nord",
        "Zahnarzt Praxis",
        "plumber",
        "Plumber (kitchen)",
    ),
    *("Hausmeister", "Elektriker Berlin", "Vermieter neu", "Taxi München", "Friseur um die Ecke"),
    *(
        "Max ???",
        "???",
        "Anna ?",
        "New contact",
        "Neuer Kontakt",
        "Unbekannt",
        "unknown",
        "Kein Name",
    ),
    *("NEW CONTACT", "Test", "Anna xxx", "cleaning lady"),
]
NAMES = [
    *("Papadopoulos", "Eleni Papadopoulos", "Anna Baker", "Peter Schneider", "Jan Zimmermann"),
    *("Thomas Müller", "Thomas Mann", "Lukas Bruder", "Jens Freund", "Emma Vater", "Schneider"),
    *("Baker", "Onkel Werner", "Oma Helga", "Klempner Müller", "Dr. Max Arzt", "Max Trainer"),
    *("Maria Koch", "Sam Butcher", "Hans Becker", "Mamadou Diallo", "Omar Haddad", "Tim Cook"),
    *("Anna Nn Muster", "Will Work", "Grace Park", "Mark Mother", "Ann N.", "Jo Contact", ""),
    *("Anna (Klempner Muster)", "Bosse Larsen", "Dad Joke Ltd Smith", "Xxaver Muster", "Nils"),
]


@pytest.mark.parametrize("name", STAND_INS)
def test_stand_in(book: RuleBook, name: str) -> None:
    """Relatives, trades and what programs write are no names."""
    assert [True] == placeholder_names(pd.Series([name]), book)


@pytest.mark.parametrize("name", NAMES)
def test_name(book: RuleBook, name: str) -> None:
    """A name that holds a trade, a relative's word or part of one is a name."""
    assert [False] == placeholder_names(pd.Series([name]), book)
