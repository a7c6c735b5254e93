"""A labelled list of what people write: one click, a pitch, a favour asked, or words of their own."""

import pandas as pd
import pytest

from auditor.evidence import text_measurer
from auditor.evidence.phrases import ONE_CLICK
from auditor.model.imported import MeasureTexts
from auditor.model.rules import RuleBook

ONE_CLICK_TEXTS = [
    # birthday
    ("birthday", "Herzlichen Glückwunsch zum Geburtstag!"),
    ("birthday", "Alles Gute zum Geburtstag, liebe Anna! 🎉🎂"),
    (
        "birthday",
        "Lieber Robin, alles Liebe zum Geburtstag und ein tolles neues Lebensjahr! LG Anna",
    ),
    ("birthday", "ALLES GUTE ZUM GEBURTSTAG!!!"),
    ("birthday", "Happy Birthday Robin! Hoffe, du hast einen schönen Tag 😊"),
    (
        "birthday",
        "Sehr geehrte Frau Muster, zum Geburtstag wünsche ich Ihnen alles Gute. Mit freundlichen "
        "Grüßen Robin Beispiel",
    ),
    ("birthday", "Alles Gute nachträglich zum Geburtstag, viel Gesundheit, Glück und Erfolg!"),
    ("birthday", "Zum Geburtstag viel Glück, Gesundheit und Freude im neuen Lebensjahr."),
    ("birthday", "Herzliche Glueckwuensche zum Geburtstag"),
    ("birthday", "Ich wünsche dir alles Gute zum Geburtstag, feier schön!"),
    ("birthday", "Happy birthday"),
    ("birthday", "Happy Birthday, Anna! 🎂 Wishing you a wonderful year ahead."),
    ("birthday", "happy bday!!"),
    ("birthday", "HBD Anna 🥳"),
    ("birthday", "Wishing you a very happy birthday, Anna. Hope you have a great day!"),
    ("birthday", "Many happy returns of the day!"),
    ("birthday", "Happy belated birthday, Robin! Hope it was a good one."),
    ("birthday", "Hi Anna, happy birthday and all the best for the year ahead! Best, Robin"),
    ("birthday", "𝐇𝐚𝐩𝐩𝐲 𝐁𝐢𝐫𝐭𝐡𝐝𝐚𝐲!"),
    ("birthday", "<p>Happy&nbsp;birthday, Anna!</p>"),
    ("birthday", "Happy birthday my friend, enjoy your special day and many more to come"),
    # work anniversary
    ("anniversary", "Happy work anniversary!"),
    ("anniversary", "Congrats on your work anniversary, Anna!"),
    ("anniversary", "Congratulations on your anniversary at Muster GmbH!"),
    ("anniversary", "Happy workiversary 🎉"),
    ("anniversary", "Congrats on 5 years! Happy work anniversary."),
    ("anniversary", "Herzlichen Glückwunsch zum Jubiläum!"),
    ("anniversary", "Glückwunsch zum Arbeitsjubiläum, liebe Anna!"),
    ("anniversary", "Alles Gute zum Dienstjubiläum und weiterhin viel Erfolg."),
    ("anniversary", "Herzlichen Glückwunsch zum Firmenjubiläum bei der Muster GmbH!"),
    ("anniversary", "Congratulations on the anniversary Robin, keep up the great work!"),
    # new role
    ("new-role", "Congrats on your new role!"),
    ("new-role", "Congratulations on your new position, Anna!"),
    ("new-role", "Congrats on the new job 🎉 well deserved!"),
    ("new-role", "Congratulations on the promotion, so well deserved!"),
    ("new-role", "Congrats on your new role as Head of Sales at Muster GmbH!"),
    ("new-role", "Good luck in your new role, Robin."),
    ("new-role", "Congrats on starting your new position! Wishing you every success."),
    ("new-role", "Herzlichen Glückwunsch zur neuen Position!"),
    ("new-role", "Glückwunsch zum neuen Job, Anna! Viel Erfolg 👍"),
    ("new-role", "Gratuliere zur Beförderung, wohlverdient!"),
    ("new-role", "Viel Erfolg in der neuen Rolle!"),
    ("new-role", "Lieber Robin, herzlichen Glückwunsch zu deiner neuen Aufgabe. Viele Grüße, Anna"),
    ("new-role", "Alles Gute für die neue Aufgabe, Frau Muster!"),
    ("new-role", "Glückwunsch zur neuen Stelle als Leiterin Einkauf bei der Beispiel AG"),
    # the season
    ("season", "Frohe Weihnachten und einen guten Rutsch ins neue Jahr!"),
    ("season", "Liebe Anna, frohes Fest und alles Gute für das neue Jahr. LG Robin"),
    ("season", "Merry Christmas and a happy new year!"),
    ("season", "Happy New Year, Anna!"),
    ("season", "Happy holidays to you and your family 🎄"),
    ("season", "Schöne Feiertage!"),
    # congratulations, whatever for
    ("congratulation", "Herzlichen Glückwunsch, liebe Anna! 🎉"),
    ("congratulation", "Congratulations!"),
    ("congratulation", "Congrats, Robin 👏👏"),
    ("congratulation", "Well deserved! 🎉"),
    ("congratulation", "Gratuliere herzlich!"),
    ("congratulation", "Alles Gute!"),
    ("congratulation", "Glückwunsch, Anna, großartig!"),
    ("congratulation", "Huge congratulations Anna, so happy for you!"),
    # thanks for connecting
    ("thanks-for-connecting", "Thanks for connecting!"),
    ("thanks-for-connecting", "Hi Anna, thanks for connecting. Looking forward to your posts!"),
    ("thanks-for-connecting", "Thank you for accepting my invitation, Robin."),
    ("thanks-for-connecting", "Great to connect with you, Anna!"),
    ("thanks-for-connecting", "Nice to meet you Anna, let's stay in touch."),
    ("thanks-for-connecting", "Likewise!"),
    ("thanks-for-connecting", "Thanks for the add :)"),
    ("thanks-for-connecting", "Danke für die Vernetzung!"),
    (
        "thanks-for-connecting",
        "Hallo Frau Muster, vielen Dank für die Annahme meiner Kontaktanfrage.",
    ),
    ("thanks-for-connecting", "Danke fürs Vernetzen, Robin. Auf einen guten Austausch! LG Anna"),
    ("thanks-for-connecting", "Freut mich sehr!"),
    ("thanks-for-connecting", "Hallo Robin, schön, dass wir vernetzt sind."),
    ("thanks-for-connecting", "Herzlich willkommen in meinem Netzwerk!"),
    (
        "thanks-for-connecting",
        "Vielen Dank für die Kontaktbestätigung. Ich freue mich auf den Austausch.",
    ),
    # LinkedIn's own invitations
    ("invitation", "Hi Anna, I'd like to add you to my professional network on LinkedIn."),
    ("invitation", "I'd like to join your LinkedIn network."),
    ("invitation", "Ich möchte Sie gerne zu meinem beruflichen Netzwerk hinzufügen."),
    ("invitation", "Hallo Anna, ich würde mich gerne mit dir vernetzen. Viele Grüße, Robin"),
    # a polite no
    (
        "decline",
        "Thank you for your message, but I am not looking at the moment. Best wishes, Robin",
    ),
    ("decline", "No thanks, not interested."),
    ("decline", "Thanks for reaching out, but I'm happy where I am."),
    (
        "decline",
        "Vielen Dank für die Anfrage, aber ich bin aktuell nicht auf der Suche. Viele Grüße",
    ),
    ("decline", "Danke, aber derzeit kein Interesse."),
    ("decline", "Hallo Frau Muster, danke für Ihr Angebot, wir haben leider keinen Bedarf."),
    # thanks
    ("thanks", "Thanks!"),
    ("thanks", "Thank you so much, Anna!"),
    ("thanks", "Thanks Robin 🙏"),
    ("thanks", "Many thanks for the birthday wishes!"),
    ("thanks", "Thank you, that means a lot!"),
    ("thanks", "You're welcome :)"),
    ("thanks", "Danke!"),
    ("thanks", "Dankeschön, liebe Anna 😊"),
    ("thanks", "Vielen lieben Dank für die Glückwünsche!"),
    ("thanks", "Herzlichen Dank, hat mich sehr gefreut!"),
    ("thanks", "Gern geschehen!"),
    ("thanks", "Danke dir, LG Robin"),
    # a greeting
    ("greeting", "Hallo Anna!"),
    ("greeting", "Hi there 👋"),
    ("greeting", "Guten Morgen, Frau Muster"),
]

OWN_WORDS = [
    # letters that begin or end like a phrase
    "Liebe Anna, alles Gute zum Geburtstag! Weißt du noch, wie wir damals in Rostock im Regen auf die Fähre "
    "gewartet haben? Ich denke oft daran und hoffe, wir wiederholen das bald einmal.",
    "Happy birthday, Anna! I still have the mug you painted for me, and every Monday it makes me smile.",
    "Happy birthday! Did the marathon in Bergen go well?",
    "Alles Gute zum Geburtstag! Wie geht es deiner Mutter nach der Operation?",
    "Happy birthday, hope the marathon in Bergen went well",
    "Herzlichen Glückwunsch zur neuen Stelle! Lass uns nächste Woche essen gehen und anstoßen.",
    "Congrats on the new role at Acme! Let's grab lunch soon and talk about Lisbon",
    "Congratulations on the new job. I worked with your new boss in Oslo, ask her about the boat.",
    "Glückwunsch! Deinen Vortrag über Brücken habe ich gestern zweimal gehört.",
    "Congrats on your paper, the second chapter changed how I teach statics.",
    "Frohe Weihnachten! Die Plätzchen von deiner Oma waren wieder die besten der ganzen Straße.",
    "Happy New Year! I moved to Leeds and started painting, you would like the studio.",
    "Danke fürs Vernetzen! Ihr Artikel über Holzbau hat mir bei unserer Schule sehr geholfen.",
    "Thanks for connecting. We met at the harbour tour, I was the one with the broken umbrella.",
    "Thanks for lunch, the soup was wonderful",
    "Thanks for the book",
    "Danke für den Tipp mit der Werkstatt, das Rad läuft wieder",
    "Danke für das Gespräch gestern, ich habe deinen Rat gleich umgesetzt",
    "Danke! Ich schicke dir morgen die Zeichnungen.",
    "Thank you, I will bring the drawings on Monday",
    "Nein danke, ich habe schon gegessen, aber ich komme um acht zum Kartenspielen vorbei",
    "I am not looking for a job, but my brother is, and he loved working with your team in Bath",
    "Hallo Anna, kommst du am Freitag zum Chor?",
    "Hi Anna, the train is late, please start without me",
    # plain talk
    "Kannst du mir die Folien vom Dienstag schicken?",
    "Die Folien liegen im Ordner, sag Bescheid, wenn du etwas nicht findest.",
    "Ich bin um sieben am Bahnhof.",
    "Mein Vater ist letzte Woche gestorben, ich melde mich wieder.",
    "Wir haben ein Mädchen bekommen, sie heißt Ida!",
    "Das Angebot der Stadt war gut, aber wir bleiben in Kiel.",
    "Ja, gern!",
    "Ok, bis Freitag",
    "Passt dir 19 Uhr?",
    "Did you get the job in Hull?",
    "The bridge opened yesterday and nobody fell in.",
    "My sister says hello and asks whether you still bake.",
    "We are having a party on the roof, bring your cello.",
    "Could you send me the slides from Tuesday?",
    "See you on Friday then",
    "Great idea, I will ask my team tomorrow.",
    "I was happy to hear that the exam went well.",
    "I saw a heron on the way to work and thought of you",
    "The new role is harder than I thought, can we talk about it?",
    "It was my birthday when the roof leaked, remember?",
    "Mein Geburtstag war ruhig, wir waren an der Ostsee und haben Drachen steigen lassen",
    "Best regards from the top of the Zugspitze, the view is clear down to the lake",
    "Welcome back! How was Madeira?",
    "Viel Erfolg heute bei der Prüfung, denk an die Formel für den Hebel",
    "Good luck with the surgery tomorrow, we all think of your knee",
    "Anbei die Rechnung für den Mai.",
    "https://example.org/bridges worth reading",
]

PITCHES = [
    "Hi Robin, we help companies like yours get more leads. Do you have 15 minutes for a quick call?",
    "Our platform can save you hours every week. Shall I book a demo?",
    "I came across your profile and have an exciting opportunity in Leeds. Are you open to a quick call?",
    "Hallo, wir helfen Unternehmen bei der Neukundengewinnung. Wann hätten Sie Zeit für ein Telefonat?",
    "Ich habe eine spannende Position für Sie, Ihr Profil passt genau. Haben Sie 15 Minuten?",
    "Unsere Lösung hilft Ihnen, Kosten zu senken. Die Demo ist kostenlos, hier der Link: https://example.com",
]

REQUESTS = [
    "Could you introduce me to your head of purchasing?",
    "Can you put in a good word for me with your new team?",
    "Könntest du mich mit eurem Einkaufsleiter bekannt machen?",
    "Anbei mein Lebenslauf, sucht ihr noch Leute?",
]


@pytest.fixture(scope="module")
def measure_texts(book: RuleBook) -> MeasureTexts:
    """Return what measures texts by the shipped word lists."""
    return text_measurer(book)


def phrase_of(measure_texts: MeasureTexts, text: str) -> str:
    """Return the phrase that a text from or to Anna Muster is told to be."""
    return str(measure_texts(pd.Series([text]), pd.Series(["Anna Muster"]))["phrase"].iloc[0])


def test_the_list_is_long_enough() -> None:
    """Precision means something only on a list of some length."""
    assert 150 <= len(ONE_CLICK_TEXTS) + len(OWN_WORDS) + len(PITCHES) + len(REQUESTS)


@pytest.mark.parametrize(("kind", "text"), ONE_CLICK_TEXTS)
def test_one_click_phrase(measure_texts: MeasureTexts, kind: str, text: str) -> None:
    """A phrase with nothing of one's own around it is told by its word list."""
    assert f"phrases/{kind}" == phrase_of(measure_texts, text)


@pytest.mark.parametrize("text", OWN_WORDS)
def test_own_words(measure_texts: MeasureTexts, text: str) -> None:
    """A text with words of its own is no one-click phrase and no pitch, however it begins."""
    assert phrase_of(measure_texts, text) not in {*ONE_CLICK, "phrases/pitch"}


@pytest.mark.parametrize("text", PITCHES)
def test_pitch(measure_texts: MeasureTexts, text: str) -> None:
    """A text that sells and asks to act reads like a pitch."""
    assert "phrases/pitch" == phrase_of(measure_texts, text)


@pytest.mark.parametrize("text", REQUESTS)
def test_request(measure_texts: MeasureTexts, text: str) -> None:
    """A text that asks a favour is told as one, and is no one-click phrase."""
    assert "phrases/request" == phrase_of(measure_texts, text)
