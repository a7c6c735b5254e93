"""What counts as a message between two people, and what does not."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from auditor.model.imported import Imported

Reading = Callable[..., Imported]
Writer = Callable[..., str]

HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
ME = ("Mira Beispiel", "https://www.linkedin.com/in/mira-beispiel")
ERIKA = ("Erika Muster", "https://www.linkedin.com/in/erika-muster")
TOM = ("Tom Example", "https://www.linkedin.com/in/tom-example")
GONE = ("LinkedIn Member", "")

Person = tuple[str, str]


def row(sender: Person, *to: Person, text: str = "Some words", **cells: str) -> dict[str, str]:
    """Return one message; `cells` are other columns by their header."""
    return {
        "CONVERSATION ID": "2-X==",
        "FROM": sender[0],
        "SENDER PROFILE URL": sender[1],
        "TO": ",".join(name for name, _ in to),
        "RECIPIENT PROFILE URLS": ",".join(url for _, url in to if url),
        "DATE": "2024-01-05 10:11:12 UTC",
        "CONTENT": text,
        "FOLDER": "INBOX",
        **{name.replace("_", " "): value for name, value in cells.items()},
    }


# five conversations that tell who the owner is
USUAL = [
    row(ME, (f"P {n}", f"https://www.linkedin.com/in/p{n}"), CONVERSATION_ID=f"2-{n}==")
    for n in range(5)
]


@pytest.fixture
def said(reading_files: Reading, csv_table: Writer) -> Callable[..., tuple[Any, Counter[str]]]:
    """Return a function from rows to their interactions and to the reasons of those set aside."""

    def tell(*rows: dict[str, str]) -> tuple[Any, Counter[str]]:
        cells = [[one.get(name, "") for name in HEADER.split(",")] for one in (*rows, *USUAL)]
        imported = reading_files({"messages.csv": csv_table(HEADER, cells)})
        told = imported.interactions[imported.interactions["line"] < len(rows) + 2]
        reasons: Counter[str] = Counter()
        for note in imported.notes:
            if note.kind == "ignored":
                reasons[str(note.parameters["reason"])] += int(note.parameters["count"])
        columns = ["kind", "direction", "profile", "name"]
        return list(told[columns].itertuples(index=False, name=None)), reasons

    return tell


Said = Callable[..., tuple[Any, Counter[str]]]

IN = ("message", "in", "linkedin:erika-muster", "Erika Muster")
OUT = ("message", "out", "linkedin:erika-muster", "Erika Muster")


def test_both_directions(said: Said) -> None:
    """A message is from the contact or to the contact, by the sender's address."""
    assert ([IN, OUT], Counter()) == said(row(ERIKA, ME), row(ME, ERIKA))


@pytest.mark.parametrize(
    "advert",
    [
        row(GONE, ME, text='<p class="spinmail-quill-editor__spin-break">Buy</p>'),
        row(("Acme GmbH", ""), ME, text="<p class='spinmail'>Buy</p>"),
        row(GONE, ME, CONVERSATION_TITLE="Sponsored Conversation"),
        row(("A Seller", ""), ME, text="Hi %FIRSTNAME%, buy"),
    ],
)
def test_advertising(advert: dict[str, str], said: Said) -> None:
    """An advert makes the whole conversation one, even where the owner clicked a reply."""
    assert ([], Counter({"advertising": 2})) == said(row(ME, GONE, text="Yes"), advert)


def test_merge_field_of_a_person(said: Said) -> None:
    """A person who writes about %FIRSTNAME% is no advert."""
    assert [IN] == said(row(ERIKA, ME, text="Our mailing said %FIRSTNAME%"))[0]


@pytest.mark.parametrize("yes", ["Yes", "TRUE", "yes"])
@pytest.mark.parametrize("column", ["IS_MESSAGE_DRAFT", "IS_CONVERSATION_DRAFT"])
def test_drafts(column: str, yes: str, said: Said) -> None:
    """A draft was never sent."""
    told, reasons = said(row(ME, ERIKA, **{column: yes}), row(ME, ERIKA, **{column: "No"}))

    assert ([OUT], Counter({"drafts that were never sent": 1})) == (told, reasons)


def test_spam_folder(said: Said) -> None:
    """What lies in the spam folder is no contact; the archive folder is as good as the inbox."""
    told, reasons = said(row(ERIKA, ME, FOLDER="SPAM"), row(ERIKA, ME, FOLDER="ARCHIVE"))

    assert ([IN], Counter({"in the spam folder": 1})) == (told, reasons)


def test_groups(said: Said) -> None:
    """A conversation of more than two is no contact with each of them."""
    told, reasons = said(row(ERIKA, ME, TOM), row(TOM, ME, ERIKA), row(ME, ERIKA, TOM))

    assert ([], Counter({"group conversations": 3})) == (told, reasons)


def test_group_with_a_deleted_member(said: Said) -> None:
    """A member who closed the account still makes three."""
    assert ([], Counter({"group conversations": 1})) == said(row(ERIKA, ME, GONE))


def test_introductions(said: Said) -> None:
    """A message to two others that names both brings them together."""
    told, reasons = said(row(ME, ERIKA, TOM, text="Dear Erika, this is TOM; you should talk."))

    assert [
        ("introduction", "out", "linkedin:erika-muster", "Erika Muster"),
        ("introduction", "out", "linkedin:tom-example", "Tom Example"),
    ] == told
    assert Counter() == reasons


@pytest.mark.parametrize(
    "message",
    [
        row(ME, ERIKA, TOM, text="Dear Erika, dear all"),
        row(ERIKA, ME, TOM, text="Mira, meet Tom"),
        row(ME, ERIKA, TOM, ("Lena Muster", TOM[1] + "x"), text="Erika, Tom, Lena"),
        row(ME, ERIKA, TOM, text="Erikas tomato"),
    ],
)
def test_no_introduction(message: dict[str, str], said: Said) -> None:
    """Only the owner's message to exactly two, naming both, is an introduction."""
    assert ([], Counter({"group conversations": 1})) == said(message)


def test_deleted_members(said: Said) -> None:
    """Members who closed their account are no person, each for themselves."""
    told, reasons = said(
        row(GONE, ME),
        row(ME, GONE),
        row(("", ""), ME, CONVERSATION_ID="2-Y=="),
    )

    assert ([], Counter({"with members who closed their account": 3})) == (told, reasons)


def test_closed_account_with_a_name(said: Said) -> None:
    """A sender without an address but with a name is told by the name."""
    assert [("message", "in", "", "Otto Normal")] == said(row(("Otto Normal", ""), ME))[0]


def test_from_the_owner_to_the_owner(said: Said) -> None:
    """A message to oneself is noise."""
    assert ([], Counter({"from you to yourself": 1})) == said(row(ME, ME))


def test_credentials_in_a_name(said: Said) -> None:
    """A comma within a name does not make two of one."""
    anna = ("Anna Schmidt, PhD,MBA", "https://www.linkedin.com/in/anna")

    assert [("message", "out", "linkedin:anna", anna[0])] == said(row(ME, anna))[0]


def test_encoded_and_raw_addresses(said: Said) -> None:
    """An address is one however it is written."""
    raw = ("Jörg Muster", "https://www.linkedin.com/in/jörg-muster")
    encoded = ("Jörg Muster", "https://de.linkedin.com/in/J%C3%B6rg-muster/?x=1")
    told, reasons = said(row(raw, ME), row(ME, encoded), row(encoded, ME))

    assert ({"linkedin:jörg-muster"}, 3) == ({one[2] for one in told}, len(told))
    assert Counter() == reasons


def test_rows_without_a_date_are_rejected(reading_files: Reading, csv_table: Writer) -> None:
    """A message whose date cannot be read is rejected with its line."""
    rows = [row(ERIKA, ME, text="a\nb"), row(ERIKA, ME, DATE="soon"), *USUAL]
    cells = [[one.get(name, "") for name in HEADER.split(",")] for one in rows]
    imported = reading_files({"messages.csv": csv_table(HEADER, cells)})

    assert ["could not be read: 1 (its date is missing or none; line 4)"] == [
        note.sentence for note in imported.notes if note.kind == "rejected"
    ]


def test_message_without_text(reading_files: Reading, csv_table: Writer) -> None:
    """An attachment or reaction has no text and so no words, phrase or fingerprint."""
    rows = [row(ERIKA, ME, text=" "), row(ERIKA, ME, text=""), *USUAL]
    cells = [[one.get(name, "") for name in HEADER.split(",")] for one in rows]
    told = reading_files({"messages.csv": csv_table(HEADER, cells)}).interactions

    assert 2 == told["words"].isna().sum()
    assert 2 == told["digest"].isna().sum()


def test_messages_split_over_files(
    reading_files: Reading, archive: Callable[[int], dict[str, bytes]]
) -> None:
    """A messages file split in two is read as one."""
    files = archive(2024)
    lines = files["messages.csv"].splitlines(keepends=True)
    halves = {
        "messages_1.csv": b"".join(lines[:4]),
        "messages_2.csv": lines[0] + b"".join(lines[4:]),
    }
    whole = reading_files(files)
    split = reading_files(
        {**{name: file for name, file in files.items() if name != "messages.csv"}, **halves}
    )

    columns = ["kind", "at", "direction", "profile", "name", "thread", "words"]
    assert len(whole.interactions) == len(split.interactions)
    order = ["kind", "at", "name"]
    assert whole.interactions.sort_values(order)[columns].to_numpy().tolist() == (
        split.interactions.sort_values(order)[columns].to_numpy().tolist()
    )


def test_namesakes_without_recipient_addresses(reading_files: Reading, csv_table: Writer) -> None:
    """Before 2023, a name is the person who writes under it in the same conversation."""
    header = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
    )
    base = "https://www.linkedin.com/in/max-"
    me_first = [
        "",
        "Mira Beispiel",
        ME[1],
        "Max Beispiel",
        "2021-01-01 10:00:00 UTC",
        "",
        "a",
        "INBOX",
    ]
    rows = []
    for number in range(6):
        if number < 2:
            answer = ["", "Max Beispiel", f"{base}{number}", "Mira Beispiel", *me_first[4:]]
            rows.append([f"2-{number}==", *answer])
        rows.append([f"2-{number}==", *me_first])
    imported = reading_files(
        {
            "messages.csv": csv_table(header, rows),
            "Profile.csv": "First Name,Last Name,Headline\nMira,Beispiel,x\n",
        }
    )

    profiles = imported.interactions.sort_values("line")["profile"].tolist()
    expected = ["linkedin:max-0"] * 2 + ["linkedin:max-1"] * 2 + [""] * 4
    assert expected == profiles
