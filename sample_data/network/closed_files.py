"""Writes the files of an export that say nothing about relationships and must stay closed."""

import datetime as dt

from sample_data.network.delimited import table, wide
from sample_data.network.eras import Era
from sample_data.network.model import World

_CHAT = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
)


def closed_files(world: World, era: Era) -> dict[str, bytes]:
    """Return files of every kind that must not be opened; they hold the secret word too."""
    stamp = f"{world.as_of - dt.timedelta(days=9)} 10:11:12"
    secret = world.secret or "privat"
    number = "_483920174" if era.member_suffix else ""
    post = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000001"
    logins = (
        ("Login Date", "IP Address", "User Agent", "Login Type"),
        [(stamp, "192.0.2.4", secret, "WEB")],
    )
    shares = (("Date", "ShareLink", "ShareCommentary"), [(stamp, post, f"Erste Zeile\n{secret}")])
    targeting = (("Member Age", "interfaceLocale"), [("35-54", "de_DE")])
    plain: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
        "Receipts_v2.csv": (("Transaction Made At", "Description"), [(stamp, f"Premium {secret}")]),
        f"Reactions{number}.csv": (
            ("Date", "Type", "Link"),
            [(stamp, "LIKE", post), (stamp, "PRAISE", post)],
        ),
        f"Comments{number}.csv": (("Date", "Link", "Message"), [(stamp, post, f"Schön! {secret}")]),
        f"Votes{number}.csv": (("Date", "Link", "OptionText"), [(stamp, post, "Ja")]),
        f"Member_Follows{number}.csv": (
            ("Date", "Status", "FullName"),
            [(stamp, "Active", "Quirin Werbemann")],
        ),
        "Company Follows.csv": (
            ("Organization", "Followed On"),
            [("Kieselstein Labor", "Wed Dec 04 10:11:12 UTC 2017")],
        ),
        "Security Challenges.csv": (("Challenge Date", "IP Address"), [(stamp, "192.0.2.5")]),
        "SearchQueries.csv": (("Time", "Search Query"), [(stamp, secret)]),
        "Inferences_about_you.csv": (("Category", "Inference"), [("Interests", secret)]),
        "Education.csv": (
            ("School Name", "Start Date", "End Date"),
            [("Hochschule Moorhaus", "1998", "2003")],
        ),
        "Skills.csv": (("Name",), [("Fördertechnik",), ("Lean Management",)]),
        "Jobs/Job Applications_1.csv": (
            ("Application Date", "Question And Answers"),
            [(stamp, secret)],
        ),
        "Verifications/Verifications.csv": (("Name", "Type"), [(secret, "Passport")]),
    }
    files = {name: table(*content)[0].encode() for name, content in plain.items()}
    for name, content in (
        ("Logins.csv", logins),
        (f"Shares{number}.csv", shares),
        ("Ad_Targeting.csv", targeting),
    ):
        files[name] = wide(*content) if era.wide else table(*content)[0].encode()
    files[f"Reactions{number}.csv"] = files[f"Reactions{number}.csv"].replace(b"\n", b"\r\n")
    files["Articles/Articles/2021-05-04-schmieren.html"] = f"<p>{secret}</p>".encode()
    return files | _assistant_chats(world, stamp, secret)


def _assistant_chats(world: World, stamp: str, secret: str) -> dict[str, bytes]:
    me = f"https://www.linkedin.com/in/{world.owner.slug}"
    row = (
        "2-aaaa==",
        "",
        "LinkedIn Assistant",
        "",
        world.owner.name,
        me,
        f"{stamp} UTC",
        "",
        secret,
        "INBOX",
    )
    chat = table(_CHAT, [row])[0].encode()
    return {
        "guide_messages.csv": chat,
        "coach_messages.csv": chat,
        "learning_coach_messages.csv": chat,
        "LearningCoachMessages.csv": b"No conversations found\n\n\n",
    }
