"""People are found by whatever a reader has of them."""

from collections.abc import Callable

import pandas as pd
import pytest

from auditor.engine import find_people
from auditor.errors import UsageError
from auditor.model.matched import ACCOUNT, PERSON_CHANNELS
from auditor.model.result import AuditResult

NAMES = ["Jörg von der Heide", "Jana Müller-Lüdenscheidt", "Jana Beispiel", "Ōta Ken", ""]


@pytest.fixture
def network(
    evidence: Callable[..., pd.DataFrame], result: Callable[..., AuditResult]
) -> AuditResult:
    """Return an audit of a few people with channels and other names."""
    channels = PERSON_CHANNELS.build(
        {
            "person_id": ["p-0", "p-0", "p-1", "p-2"],
            "record_id": [0, 0, 1, 2],
            "kind": ["email", "phone", "profile", "email"],
            "value": [
                "Joerg@Example.org",
                "030 23125 42",
                "linkedin.com/in/jana-m",
                "J@example.de",
            ],
            "key": ["joerg@example.org", "+493023125042", "linkedin:jana-m", "j@example.de"],
        }
    )
    account = ACCOUNT.build(
        {"record_id": [0, 9], "person_id": ["p-3", ""], "name": ["Kenny O.", "Jana Ignoriert"]}
    )
    rows = evidence(*({"name": name} for name in NAMES))
    return result(rows, channels=channels, account=account)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("p-2", ["p-2"]),
        ("P-2", ["p-2"]),
        ("Jörg von der Heide", ["p-0"]),
        ("joerg VON DER heide", ["p-0"]),
        ("heide joerg", ["p-0"]),
        ("lüdens", ["p-1"]),
        ("jana", ["p-1", "p-2"]),
        ("Jana Bei", ["p-2"]),
        ("Ota", ["p-3"]),
        ("kenny", ["p-3"]),
        ("JOERG@example.org", ["p-0"]),
        ("mailto:j@example.de", ["p-2"]),
        ("+49 30 23125 042", ["p-0"]),
        ("030/23125042", ["p-0"]),
        ("https://www.linkedin.com/in/Jana-M/?trk=x", ["p-1"]),
    ],
)
def test_found(network: AuditResult, who: str, expected: list[str]) -> None:
    """An id, a name or part of one, an e-mail, a phone or a profile finds its people."""
    assert expected == find_people(network, who)


@pytest.mark.parametrize(
    ("who", "advice"),
    [
        ("Jana Beispeil", "did you mean Jana Beispiel"),
        ("nobody@example.com", "give a name"),
        ("Jana Ignoriert", "did you mean"),
        ("   ", "give a name"),
        ("[", "give a name"),
        ("", "give a name"),
    ],
)
def test_not_found(network: AuditResult, who: str, advice: str) -> None:
    """Nobody found is a usage error that names those who are near."""
    with pytest.raises(UsageError) as caught:
        find_people(network, who)
    assert advice in caught.value.advice
