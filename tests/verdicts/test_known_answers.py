"""The known answers: invented people whose verdict everybody would agree on, in two languages."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

Begin = Callable[..., Any]
NAME = "Anna Muster"
TODAY = dt.date(2026, 1, 15)


@dataclass(frozen=True)
class Phrasing:
    """What people write to each other in one language."""

    talk: tuple[str, ...]
    pitches: tuple[str, ...]
    mine: tuple[str, ...]
    wish: str
    thanks: str
    connecting: tuple[str, str]
    recruiter: str
    decline: str
    requests: tuple[str, ...]


ENGLISH = Phrasing(
    talk=(
        "I finally read the book you lent me and I keep thinking about the chapter on trust.",
        "I am so glad. Which part stayed with you? I argued with my sister about it all weekend.",
        "The bit about repairing things after a quarrel. Shall we talk over coffee next week?",
        "Yes, Thursday suits me. I will bring the photographs from the harbour as well.",
    ),
    pitches=(
        "Hi, we help companies like yours get more leads. Do you have 15 minutes for a quick call?",
        "Just following up: our platform could save you a lot of time. Can I book a demo for you?",
        "I sent you our case study last week. Are you interested in a free trial?",
        "Last chance for our special offer and the discount. Shall I send the link to sign up?",
        "Our clients increase revenue with our services. Would you be open to a short call?",
    ),
    mine=(
        "Hello Anna, I liked your talk on bridges very much and have a question about the loads.",
        "Did you see the new report on steel? I thought of your talk when I read it.",
        "I am in your town in May and would enjoy meeting you.",
        "I hope the move went smoothly. My offer to show you our workshop still stands.",
    ),
    wish="Happy birthday, Anna! Wishing you a wonderful day 🎂",
    thanks="Thanks!",
    connecting=("Thanks for connecting, Robin!", "Great to connect with you, Anna!"),
    recruiter="I came across your profile and have an exciting opportunity for a senior planner in "
    "Leeds. Competitive salary. Are you open to a quick call?",
    decline="Thank you for your message, but I am not looking at the moment. Best wishes, Robin",
    requests=(
        "Congratulations on the promotion! Could you introduce me to the head of purchasing?",
        "I attached my CV. Can you put in a good word for me with your new team?",
        "Any news about the job? You would do me a great favour if you asked your boss.",
    ),
)
GERMAN = Phrasing(
    talk=(
        "Ich habe endlich das Buch gelesen, das du mir geliehen hast, und denke viel daran.",
        "Das freut mich so. Welche Stelle blieb dir? Meine Schwester und ich stritten darüber.",
        "Die über das Vertrauen nach einem Streit. Reden wir bald bei einem Kaffee weiter?",
        "Ja, Donnerstag passt mir. Ich bringe auch die Fotos vom Hafen mit.",
    ),
    pitches=(
        "Hallo, wir helfen Unternehmen bei der Neukundengewinnung. Passt ein kurzes Telefonat?",
        "Ich hake noch einmal nach: unsere Lösung spart viel Zeit. Darf ich eine Demo zeigen?",
        "Haben Sie unser Whitepaper erhalten? Das Erstgespräch ist kostenlos und unverbindlich.",
        "Letzte Gelegenheit: auf unser Angebot gibt es Rabatt, hier der Link zum Termin.",
        "Mit unserer Software senken Kunden wie Sie Kosten. Haben Sie 15 Minuten Zeit?",
    ),
    mine=(
        "Hallo Anna, dein Vortrag über Brücken hat mir gefallen, ich habe eine Frage dazu.",
        "Hast du den neuen Bericht über Stahl gesehen? Ich musste an deinen Vortrag denken.",
        "Im Mai bin ich in deiner Stadt und würde dich gern treffen.",
        "Ich hoffe, der Umzug verlief gut. Unsere Werkstatt zeige ich dir noch immer gern.",
    ),
    wish="Alles Gute zum Geburtstag, liebe Anna! Hab einen wunderschönen Tag 🎂",
    thanks="Danke!",
    connecting=("Danke für die Vernetzung, Robin!", "Freut mich, Anna, auf einen guten Austausch!"),
    recruiter="Ich bin auf Ihr Profil gestoßen und habe eine spannende Position als Planerin in "
    "Ulm. Die Vakanz passt zu Ihnen. Wann hätten Sie Zeit für ein Telefonat?",
    decline="Vielen Dank für Ihre Nachricht, aber ich bin derzeit nicht auf der Suche. LG, Robin",
    requests=(
        "Glückwunsch zur Beförderung! Könntest du mich mit eurem Einkaufsleiter bekannt machen?",
        "Anbei mein Lebenslauf. Kannst du in deinem neuen Team ein gutes Wort für mich einlegen?",
        "Gibt es Neues wegen der Stelle? Du tätest mir einen großen Gefallen, wenn du nachfragst.",
    ),
)

both_languages = pytest.mark.parametrize("say", [ENGLISH, GERMAN], ids=["en", "de"])


def ago(days: int) -> dt.date:
    """Return the day so many days before the export."""
    return TODAY - dt.timedelta(days)


@both_languages
def test_monthly_confidant_of_years(network: Begin, say: Phrasing) -> None:
    """Who has written every month for years is a relationship."""
    contacts = network()
    contacts.connection(NAME)
    for month in range(48):
        contacts.exchange(NAME, ago(12 + 30 * month), say.talk)

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert "high" == found["confidence"]
    assert 70 <= found["bond"]
    assert 90 <= found["pulse"]


@both_languages
@pytest.mark.parametrize("talk", [slice(0, 2), slice(0, 4)], ids=["brief", "longer"])
def test_one_good_exchange_every_year(network: Begin, say: Phrasing, talk: slice) -> None:
    """One good exchange every year for six years, the last nine months ago, is a relationship."""
    contacts = network()
    contacts.connection(NAME)
    for year in range(6):
        contacts.exchange(NAME, ago(270 + 365 * year), say.talk[talk])

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert 60 <= found["bond"]
    assert 60 <= found["pulse"]


@both_languages
def test_ex_colleague_through_a_role_change(network: Begin, say: Phrasing) -> None:
    """Who stayed in touch across a role change and recommended me, as I them, is a relation."""
    contacts = network(dt.date(2015, 1, 1), ago(900))
    contacts.connection(NAME)
    for days in (1500, 1300, 1100, 700, 400, 120):
        contacts.exchange(NAME, ago(days), say.talk)
    contacts.recommend(NAME, "in", ago(1000))
    contacts.recommend(NAME, "out", ago(980))

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert {"relationship/survived-role-change", "relationship/gives-first"} == found["flags"]


@both_languages
def test_three_intense_months(network: Begin, say: Phrasing) -> None:
    """Three intense months since meeting are a relationship."""
    contacts = network()
    contacts.connection(NAME, ago(95))
    for days in range(3, 92, 4):
        contacts.exchange(NAME, ago(days), say.talk[:2])

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert 60 <= found["bond"]


@both_languages
def test_close_years_ago(network: Begin, say: Phrasing) -> None:
    """Who was close years ago and has been silent for four is dormant, and worth a message."""
    contacts = network()
    contacts.connection(NAME)
    for month in range(20):
        contacts.exchange(NAME, ago(1460 + 35 * month), say.talk)

    found = contacts.verdict(NAME)

    assert "dormant" == found["class"]
    assert 25 >= found["pulse"]
    assert 1 == found["reconnect_rank"]
    assert found["opener"].startswith("relationship/last-")


@both_languages
def test_monthly_then_silent_for_two_years(network: Begin, say: Phrasing) -> None:
    """Monthly for two years, then silent for two, is dormant."""
    contacts = network()
    contacts.connection(NAME)
    for month in range(24):
        contacts.exchange(NAME, ago(730 + 30 * month), say.talk)

    found = contacts.verdict(NAME)

    assert "dormant" == found["class"]
    assert 10 >= found["pulse"]


@both_languages
def test_mutual_recommendations_seven_years_ago(network: Begin, say: Phrasing) -> None:
    """Mutual recommendations and one good exchange seven years ago are dormant."""
    contacts = network()
    contacts.connection(NAME)
    contacts.exchange(NAME, ago(2555), say.talk)
    contacts.recommend(NAME, "in", ago(2550))
    contacts.recommend(NAME, "out", ago(2540))

    found = contacts.verdict(NAME)

    assert "dormant" == found["class"]
    assert 55 <= found["bond"]
    assert "relationship/their-recommendation" == found["opener"]


def test_never_a_message(network: Begin) -> None:
    """Who never wrote and was never written to is a business card, and can be let go."""
    contacts = network()
    contacts.connection(NAME)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert "medium" == found["confidence"]
    assert 1 == found["prune_rank"]
    assert set() == found["flags"]


@both_languages
def test_five_sales_pitches(network: Begin, say: Phrasing) -> None:
    """Five sales pitches without an answer are a business card, one-sided from them."""
    contacts = network()
    contacts.connection(NAME)
    for number, pitch in enumerate(say.pitches):
        contacts.say(NAME, "in", ago(500 - 9 * number), pitch)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert {"relationship/one-sided-from-them"} == found["flags"]
    assert 5 == found["messages_in"]
    assert 0 == found["substantive_in"]
    assert 0 == found["bond"]


@both_languages
def test_four_messages_of_mine(network: Begin, say: Phrasing) -> None:
    """Four messages of mine without an answer are a business card, one-sided from me."""
    contacts = network()
    contacts.connection(NAME)
    for number, text in enumerate(say.mine):
        contacts.say(NAME, "out", ago(700 - 150 * number), text)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert {"relationship/one-sided-from-me"} == found["flags"]
    assert 0 == found["bond"]


@both_languages
def test_yearly_birthday_wishes(network: Begin, say: Phrasing) -> None:
    """Yearly one-click birthday wishes and thanks for them are a business card."""
    contacts = network()
    contacts.connection(NAME)
    for year in range(6):
        contacts.say(NAME, "out", ago(100 + 365 * year), say.wish)
        contacts.say(NAME, "in", ago(100 + 365 * year), say.thanks, 15)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert (6, 6, 0, 0) == tuple(
        found[c] for c in ("messages_in", "messages_out", "substantive_in", "substantive_out")
    )
    assert ago(100) == found["last_contact_on"].date()
    assert 0 == found["bond"]


WISHES = (
    ("Alles Guuute zum Gebuuuurtstag!!! 🎂🎉", "Daaaanke 🙏"),
    ("Häppy Börsdäi 🥳", "Dankööö!"),
    ("Alles Gute zum Geburstag! Ich hoffe, es geht dir gut?", "Danke, Anna! Alles bestens."),
    ("Alles Gueti zum Geburi!", "Merci vilmal"),
    ("Zum 50er nur das Beste!", "Tausend Dank, ganz lieb von dir!"),
    ("HBD!!!", "Thanx!"),
    ("Herzlichen Glückwunsch zum Geburtstag! Wie geht's dir?", "Danke dir! Gut, und dir?"),
    ("Buon compleanno!", "Grazie mille!"),
    ("Joyeux anniversaire 🎂", "Merci beaucoup Anna"),
)


def test_yearly_wishes_oddly_spelt(network: Begin) -> None:
    """Joy, dialect, slips and other languages make of a yearly wish no exchange."""
    invented = network()
    invented.connection(NAME)
    for year, texts in enumerate(WISHES):
        invented.exchange(NAME, dt.date(2017 + year, 4, 17), texts)

    verdict = invented.verdict(NAME)

    assert "business-card-only" == verdict["class"]
    assert (0, 0) == (verdict["substantive_in"], verdict["substantive_out"])


def test_only_a_machine_answers(network: Begin) -> None:
    """Whoever's out-of-office note is all that ever came back has not answered."""
    invented = network()
    invented.connection(NAME)
    away = "Vielen Dank für Ihre Nachricht. Ich bin bis Montag nicht im Büro."
    for year in range(2019, 2025):
        invented.say(NAME, "out", dt.date(year, 5, 4), "Weißt du, wer den Zoll macht?")
        invented.say(NAME, "in", dt.date(year, 5, 4), away, 11)

    verdict = invented.verdict(NAME)

    assert "business-card-only" == verdict["class"]
    assert 0 == verdict["exchanges"]


@both_languages
def test_thanks_for_connecting(network: Begin, say: Phrasing) -> None:
    """Thanks for connecting, both ways, are a business card."""
    contacts = network()
    contacts.connection(NAME, ago(400))
    contacts.say(NAME, "in", ago(400), say.connecting[0], 9)
    contacts.say(NAME, "out", ago(400), say.connecting[1], 11)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert 0 == found["bond"]
    assert 1 == found["prune_rank"]


def test_only_together_in_a_group(network: Begin) -> None:
    """Who was only ever in a group with the owner has no one-to-one message, and is a card."""
    contacts = network()
    contacts.connection(NAME)
    contacts.connection("Jonas Probe")
    contacts.exchange("Jonas Probe", ago(50), ENGLISH.talk)

    assert "business-card-only" == contacts.verdict(NAME)["class"]


@both_languages
def test_recruiter_and_a_polite_no(network: Begin, say: Phrasing) -> None:
    """A recruiter's mail and a polite no are a business card."""
    contacts = network()
    contacts.connection(NAME, ago(300))
    contacts.say(NAME, "in", ago(299), say.recruiter)
    contacts.say(NAME, "out", ago(298), say.decline)

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert 0 == found["substantive_out"]
    assert 20 >= found["bond"]


@both_languages
@pytest.mark.parametrize("answered", [False, True])
def test_requests_after_a_promotion(network: Begin, say: Phrasing, answered: bool) -> None:
    """Three years of silence, three requests after my promotion, silence again: status-driven."""
    promotion = ago(500)
    contacts = network(dt.date(2018, 1, 1), promotion)
    contacts.connection(NAME, ago(500 + 1100))
    for number, request in enumerate(say.requests):
        day = promotion + dt.timedelta(10 + 14 * number)
        contacts.say(NAME, "in", day, request)
        if answered:
            contacts.say(NAME, "out", day, say.talk[1], 20)

    found = contacts.verdict(NAME)

    assert "relationship/status-driven" in found["flags"]
    assert "business-card-only" == found["class"]


def test_only_in_the_phone(network: Begin) -> None:
    """Who is only in the phone, with birthday and home address, cannot be told, and stays."""
    contacts = network()
    contacts.connection("Jonas Probe")
    contacts.card(NAME, birthday="1980-04-01", home_address_known=True)

    found = contacts.verdict(NAME)

    assert "low" == found["confidence"]
    assert found["cannot_tell"]
    assert found["prune_rank"] is pd.NA


@both_languages
def test_two_attempts_in_vain(network: Begin, say: Phrasing) -> None:
    """Whoever let several attempts go unanswered is marked, and comes behind those who did not."""
    contacts = network()
    for name in (NAME, "Jonas Probe"):
        contacts.connection(name)
        for month in range(24):
            contacts.exchange(name, ago(1900 - 30 * month), say.talk)
    for days in (900, 500, 60):
        contacts.say(NAME, "out", ago(days), say.mine[3])

    found, other = contacts.verdict(NAME), contacts.verdict("Jonas Probe")

    assert ["dormant"] * 2 == [found["class"], other["class"]]
    assert (3, 0) == (found["unanswered"], other["unanswered"])
    assert "relationship/unanswered" in found["flags"]
    assert "relationship/unanswered" not in other["flags"]
    assert (2, 1) == (found["reconnect_rank"], other["reconnect_rank"])
