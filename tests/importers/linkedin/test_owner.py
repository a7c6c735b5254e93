"""Whose export it is, how sure that is, and what --me does."""

from collections.abc import Callable

import pytest

from auditor.model.imported import Imported

Archive = Callable[[int], dict[str, bytes]]
Reading = Callable[..., Imported]


def only(files: dict[str, bytes], *names: str) -> dict[str, bytes]:
    """Return some of the files."""
    return {name: file for name, file in files.items() if name in names}


@pytest.mark.parametrize("era", [2021, 2023, 2026])
def test_by_conversations(era: int, archive: Archive, reading_files: Reading) -> None:
    """Without invitations, the owner is who takes part in every conversation."""
    imported = reading_files(only(archive(era), "messages.csv"))

    assert "linkedin:mira-beispiel" == imported.owner.profile
    assert "Mira Beispiel" == imported.owner.name
    assert "takes part in all 6 conversations" == imported.owner.how


def test_by_direction_in_2018(archive: Archive, reading_files: Reading) -> None:
    """The export of 2018 has names only; the owner is the one in every row."""
    imported = reading_files(only(archive(2018), "Messages.csv"))

    assert ("Mira Beispiel", "") == (imported.owner.name, imported.owner.profile)
    assert 6 == (imported.interactions["kind"] == "message").sum()


def test_by_profile_where_conversations_tie(
    messages_csv: Callable[..., str], reading_files: Reading
) -> None:
    """Where two people are in every conversation, the name in Profile.csv decides."""
    talks = [("2-A==", "erika", ["me"], "2024-01-05 10:11:12", "Hi")]
    profile = "First Name,Last Name,Headline\nMira,Beispiel,x\n"
    imported = reading_files({"messages.csv": messages_csv(2024, talks), "Profile.csv": profile})

    assert "linkedin:mira-beispiel" == imported.owner.profile
    assert ["in"] == imported.interactions["direction"].tolist()


def test_unknown(messages_csv: Callable[..., str], reading_files: Reading) -> None:
    """Where nothing tells the owner, no message is counted, and that is said."""
    talks = [("2-A==", "erika", ["me"], "2024-01-05 10:11:12", "Hi")]
    connections = b"First Name,Last Name,Connected On\nErika,Muster,24 Mar 2021\n"
    files = {"messages.csv": messages_csv(2024, talks), "Connections.csv": connections}
    imported = reading_files(files)

    assert imported.interactions.empty
    assert ["owner-unknown"] == [note.kind for note in imported.notes if "owner" in note.kind]
    assert 1 == imported.sources["ignored"].sum()


def test_uncertain(messages_csv: Callable[..., str], reading_files: Reading) -> None:
    """An owner who is missing from many conversations is not certain."""
    talks = [
        (f"2-{n}==", "me" if n < 5 else "joerg", [to], "2024-01-05 10:11:12", "Hi")
        for n, to in enumerate(["erika", "tom", "anna", "joerg", "tom", "anna", "erika", "tom"])
    ]
    imported = reading_files({"messages.csv": messages_csv(2024, talks)})

    assert ("linkedin:mira-beispiel", "low") == (imported.owner.profile, imported.owner.certainty)
    assert ["takes part in 5 of 8 conversations"] == [
        note.parameters["reason"] for note in imported.notes if note.kind == "owner-uncertain"
    ]
    assert {"between other people"} == {
        note.parameters["reason"] for note in imported.notes if note.kind == "ignored"
    }


@pytest.mark.parametrize(
    "me",
    [
        "https://www.linkedin.com/in/erika-muster/",
        "linkedin.com/in/Erika-Muster",
        "Erika Muster",
        "erika muster",
        "erika-muster",
    ],
)
def test_me_overrides(me: str, archive: Archive, reading_files: Reading) -> None:
    """An address or name given with --me is the owner, whatever the files say."""
    imported = reading_files(only(archive(2024), "messages.csv"), me=me)

    assert "linkedin:erika-muster" == imported.owner.profile
    assert ("high", "named with --me") == (imported.owner.certainty, imported.owner.how)
    with_mira = imported.interactions[imported.interactions["kind"] == "message"]
    assert ["Mira Beispiel"] == with_mira["name"].unique().tolist()


def test_me_as_email(archive: Archive, reading_files: Reading) -> None:
    """An e-mail address confirms the owner that the files tell."""
    imported = reading_files(archive(2024), me="MIRA@example.com")

    assert "linkedin:mira-beispiel" == imported.owner.profile
    assert "--me is in Email Addresses.csv" == imported.owner.how


def test_me_without_messages(archive: Archive, reading_files: Reading) -> None:
    """--me names the owner also where no messages were read."""
    imported = reading_files(only(archive(2024), "Connections.csv"), me="Mira Beispiel")

    assert "Mira Beispiel" == imported.owner.name


def test_adverts_tell_nothing(messages_csv: Callable[..., str], reading_files: Reading) -> None:
    """Conversations that are advertising say nothing about the owner."""
    talks = [(f"2-{n}==", "me", ["erika"], "2024-01-05 10:11:12", "spinmail") for n in range(6)]
    talks += [
        ("2-X==", "joerg", ["anna"], "2024-01-05 10:11:12", "Hi"),
        ("2-Y==", "joerg", ["tom"], "2024-01-05 10:11:12", "Hi"),
    ]
    imported = reading_files({"messages.csv": messages_csv(2024, talks)})

    assert "linkedin:jörg-müller-12ab" == imported.owner.profile


@pytest.mark.parametrize(
    "me", ["https://www.linkedin.com/in/nobody-here", "Nobody Here", "nobody@example.com"]
)
def test_me_who_is_nowhere(me: str, archive: Archive, reading_files: Reading) -> None:
    """Who stands nowhere in an export is not its owner: its files tell, and that is said."""
    imported = reading_files(archive(2024), me=me)

    assert ("linkedin:mira-beispiel", "high") == (imported.owner.profile, imported.owner.certainty)
    assert "--me" not in imported.owner.how
    assert 1 == sum(note.kind == "owner-not-found" for note in imported.notes)
    assert len(imported.interactions[imported.interactions["kind"] == "message"])


def test_me_who_is_a_bystander(messages_csv: Callable[..., str], reading_files: Reading) -> None:
    """Who takes part in few of the conversations may be named, but that is not certain."""
    talks = [
        (f"2-{n}==", "me", [to], "2024-01-05 10:11:12", "Hi")
        for n, to in enumerate(["erika", "tom", "anna", "joerg", "tom", "anna"])
    ]
    imported = reading_files(
        {"messages.csv": messages_csv(2024, talks)}, me="linkedin.com/in/erika-muster"
    )

    assert ("linkedin:erika-muster", "low") == (imported.owner.profile, imported.owner.certainty)
    assert ["named with --me, yet takes part in 1 of 6 conversations"] == [
        note.parameters["reason"] for note in imported.notes if note.kind == "owner-uncertain"
    ]
