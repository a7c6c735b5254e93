"""Companies: one key for one company, none for what identifies nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.companies import (
    CompanyWords,
    company_key,
    company_name,
    read_plain_companies,
)
from auditor.cleaning.texts import as_texts
from auditor.model.rules import RuleBook


@pytest.fixture(scope="module")
def words(book: RuleBook) -> CompanyWords:
    """Return the shipped lists."""
    return CompanyWords.of(book)


@pytest.mark.parametrize(
    "written",
    [
        "Müsterbau",
        "MÜSTERBAU",
        "Muesterbau GmbH",
        "Müsterbau G.m.b.H.",
        "Müsterbau gGmbH",
        "Müsterbau GmbH & Co. KG",
        "Müsterbau GmbH & Co KG",
        "Müsterbau AG",
        "Müsterbau SE & Co. KGaA",
        "Müsterbau e.V.",
        "Müsterbau UG (haftungsbeschränkt)",
        "Müsterbau Inc.",
        "Müsterbau, Inc",
        "Müsterbau Ltd.",
        "Müsterbau Pty Ltd",
        "Müsterbau LLC",
        "Müsterbau Co., Ltd.",
        "Müsterbau S.A.",
        "Müsterbau S.p.A.",
        "Müsterbau B.V.",
        "Müsterbau Sp. z o.o.",
        "Müsterbau Oy",
        "Müsterbau AB",
        "Müsterbau A.Ş.",
        "Müsterbau s.r.o.",
        "SARL Müsterbau",
        "The Müsterbau",
        "Müsterbau (Berlin)",
        "ex-Müsterbau",
        "formerly Müsterbau GmbH",
        "Müsterbau | We are hiring",
        " Müsterbau ",
        "Müsterbau®",
    ],
)
def test_spellings_of_one_company(written: str, words: CompanyWords) -> None:
    """Legal forms, articles, brackets, umlauts, case and marks of the past make no difference."""
    assert "musterbau" == company_key(written, words)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "n/a",
        "N.A.",
        "selbständig",
        "Selbstständig",
        "Self-employed",
        "self employed",
        "Freelance",
        "Freiberufler",
        "FREELANCER",
        "Stealth",
        "Stealth Startup",
        "Confidential",
        "...",
    ],
)
def test_nobody_s_company(written: str, words: CompanyWords) -> None:
    """What people write where no company is has no key: it would make colleagues of strangers."""
    assert "" == company_key(written, words)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Limited", "limited"),
        ("AG", "ag"),
        ("The The", "the"),
        ("AT&T", "att"),
        ("Lind & Ahorn GmbH", "lind ahorn"),
        ("Lind-Ahorn KG", "lind ahorn"),
        ("株式会社マナ", "株式会社マナ"),
        ("ООО Пример", "пример"),
    ],
)
def test_other_companies(written: str, key: str, words: CompanyWords) -> None:
    """A company keeps what is left of its name, in its own script."""
    assert key == company_key(written, words)


def test_shown_name() -> None:
    """The company shown is what was written, on one line and with nothing hidden."""
    assert "Musterbau GmbH" == company_name(" Musterbau\x00 \u202eGmbH,\n")


@settings(deadline=None, max_examples=150)
@given(text=st.one_of(st.text(max_size=30), st.text(alphabet="aäG.mbH&() -ex'", max_size=20)))
def test_any_text_is_read(text: str, words: CompanyWords) -> None:
    """No text raises, and a key has no space at its ends."""
    key = company_key(text, words)

    assert key == key.strip()


def _read_at_once(texts: list[str], words: CompanyWords) -> dict[str, tuple[str, str]]:
    """Return name and key of the companies that are read at once, the others left out."""
    (names, keys), told = read_plain_companies(as_texts(texts), words)
    rows = zip(texts, names.to_pylist(), keys.to_pylist(), told.to_pylist(), strict=True)
    return {text: (name, key) for text, name, key, is_told in rows if is_told}


def test_plain_companies_are_read_at_once(words: CompanyWords) -> None:
    """A company with its legal form needs no reading of its own, one with a remark does."""
    plain = ["Muster", "Müsterbau GmbH & Co. KG", "AT&T", "Macy's", "AS Roma"]
    others = [
        "The Muster",
        "ex-Muster",
        "Muster (Berlin)",
        "Muster | Wir",
        "n/a",
        " Muster",
        "株式会社",
    ]

    assert set(plain) == set(_read_at_once([*plain, *others], words))


_PIECES = (
    "Muster Müsterbau Łódź Ağ AT&T Macy's S.A. GmbH & Co. KG Co AG Ltd. Limited Inc, LLC e.V. UG a "
    "The ex-Muster formerly Ex n/a selbstständig SARL AS Roma Sp. z o.o. ß ħ A/S - , // 1&1 (x) "
    "Aktiengesellschaft Pty holding ltd gmbh"
)


@settings(deadline=None, max_examples=200)
@given(
    texts=st.lists(
        st.one_of(
            st.lists(st.sampled_from(_PIECES.split(" ")), max_size=5).map(" ".join),
            st.text(alphabet="aeuo GmbHü.&'+/;,-|()x\u00a0", max_size=12),
        ),
        max_size=20,
    )
)
def test_reading_at_once_is_reading_one_by_one(texts: list[str], words: CompanyWords) -> None:
    """A company that is read with many others is read as it is alone."""
    for text, read in _read_at_once(texts, words).items():
        assert (company_name(text), company_key(text, words)) == read
