"""A small rule book by hand: one rule of every effect, enough to render a whole report."""

from auditor.model.rules import (
    All,
    AnyOf,
    Axis,
    Choice,
    Condition,
    ListRule,
    Not,
    Pack,
    Rule,
    RuleBook,
    Slope,
    Test,
)


def _tests(*triples: tuple[str, str, object]) -> Condition:
    return All(tuple(Test(*triple) for triple in triples))


TWO_WAY = Rule(
    "relationship/two-way-exchange",
    "You have written to each other",
    _tests(("messages_in", "at_least", 3), ("reciprocity", "at_least", 0.25)),
    why="A relationship is never one-sided.",
    effect="axis",
    axis="bond",
    points=30,
    says="{messages_in} messages from them, {messages_out} from you",
    source="Hidalgo & Rodriguez-Sickert 2008",
    texts_de={
        "title": "Ihr habt einander geschrieben",
        "why": "Eine Beziehung ist nie einseitig.",
        "says": "{messages_in} Nachrichten von dort, {messages_out} von dir",
    },
)
CONVERSATIONS = Rule(
    "relationship/recurring-conversations",
    "You kept coming back to each other",
    _tests(("two_way_conversations", "at_least", 3), ("conversation_months", "at_least", 3)),
    why="Networks grow by regular contact.",
    effect="axis",
    axis="bond",
    points=25,
    says="{two_way_conversations} conversations in {conversation_months} different months",
    source="Urena-Carrion et al. 2020",
    texts_de={
        "title": "Ihr seid immer wieder ins Gespräch gekommen",
        "why": "Netzwerke wachsen durch regelmäßigen Kontakt.",
        "says": "{two_way_conversations} Gespräche in {conversation_months} verschiedenen Monaten",
    },
)
YEARS = Rule(
    "relationship/years-of-contact",
    "Contact over years",
    _tests(("two_way_conversations", "at_least", 1), ("known_days", "above", 0)),
    why="Days since the first communication predict the strength of a tie.",
    effect="axis",
    axis="bond",
    points=Slope("known_days", (0, 1825), (0, 25)),
    says="in contact for {known_days} days, since {first_contact_on}",
    source="Gilbert & Karahalios 2009",
    texts_de={
        "title": "Kontakt über Jahre",
        "why": "Wie lange man sich kennt, sagt, wie stark die Verbindung ist.",
        "says": "seit {first_contact_on} in Kontakt, {known_days} Tage lang",
    },
)
RECOMMENDED = Rule(
    "relationship/recommendation",
    "One recommended the other",
    AnyOf((Test("recommendations_in", "at_least", 1), Test("recommendations_out", "at_least", 1))),
    why="Praise that costs time is rarely empty.",
    effect="axis",
    axis="bond",
    points=15,
    says="{recommendations_in} recommendations from them, {recommendations_out} from you",
    texts_de={
        "title": "Eine Empfehlung wurde geschrieben",
        "why": "Lob, das Zeit kostet, ist selten leer.",
        "says": "{recommendations_in} Empfehlungen von dort, {recommendations_out} von dir",
    },
)
RICH_CARD = Rule(
    "relationship/rich-card",
    "The card says more than a business card",
    AnyOf((Test("birthday_known", "equals"), Test("home_address_known", "equals"))),
    why="Whoever knows a birthday was told it once.",
    effect="axis",
    axis="bond",
    points=10,
    says="birthday or home address is in your address book",
    texts_de={
        "title": "Die Karte sagt mehr als eine Visitenkarte",
        "why": "Wer einen Geburtstag kennt, dem wurde er einmal gesagt.",
        "says": "Geburtstag oder Privatadresse stehen im Adressbuch",
    },
)
ALIVE = Rule(
    "pulse/own-rhythm",
    "Silence against the rhythm of the two of you",
    All((Test("silence_share", "present"), Test("silence_share", "below", 2))),
    why="A year of silence is normal between some, and an end between others.",
    effect="axis",
    axis="pulse",
    points=Slope("silence_share", (0, 2), (100, 0)),
    says="last contact on {last_contact_on}, {silence_days} days ago",
    source="Navarro et al. 2017",
    texts_de={
        "title": "Stille gemessen am eigenen Rhythmus",
        "why": "Ein Jahr Stille ist bei den einen üblich, bei anderen das Ende.",
        "says": "letzter Kontakt am {last_contact_on}, vor {silence_days} Tagen",
    },
)
SURVIVED = Rule(
    "relationship/survived-role-change",
    "It outlived a change of role",
    Test("role_changes_survived", "at_least", 1),
    why="Genuine interest is steadier than status.",
    says="in touch before and after {role_changes_survived} changes of role",
    texts_de={
        "title": "Hat einen Rollenwechsel überdauert",
        "why": "Echtes Interesse ist beständiger als Status.",
        "says": "vor und nach {role_changes_survived} Rollenwechseln in Kontakt",
    },
)
ONE_SIDED = Rule(
    "relationship/one-sided-from-them",
    "Only they write",
    All((Test("messages_in", "at_least", 3), Test("messages_out", "equals", 0))),
    why="A relationship is never one-sided.",
    says="{messages_in} messages from them and none from you",
    texts_de={
        "title": "Es wird nur von dort geschrieben",
        "why": "Eine Beziehung ist nie einseitig.",
        "says": "{messages_in} Nachrichten von dort, keine von dir",
    },
)
PLACEHOLDER = Rule(
    "name/placeholder",
    "A name that is no name",
    Test("name_status", "is_one_of", ("placeholder", "none")),
    why="Behind it is a person whose name you never asked.",
    effect="finding",
    severity="warning",
    says='"{name}" is no name',
    fix="Ask for the name and write it down.",
    texts_de={
        "title": "Ein Name, der keiner ist",
        "why": "Dahinter steht ein Mensch, nach dessen Namen nie gefragt wurde.",
        "says": "„{name}“ ist kein Name",
        "fix": "Nach dem Namen fragen und ihn aufschreiben.",
    },
)
MALFORMED = Rule(
    "email/malformed",
    "An e-mail address that cannot be right",
    Test("malformed_emails", "present"),
    effect="finding",
    severity="error",
    says="{malformed_emails} cannot be an address",
    fix="Correct the address on the card.",
    source="RFC 5321 §4.1.2",
    texts_de={
        "title": "Eine E-Mail-Adresse, die nicht stimmen kann",
        "says": "{malformed_emails} kann keine Adresse sein",
        "fix": "Die Adresse auf der Karte berichtigen.",
    },
)
OUTDATED = Rule(
    "employment/outdated",
    "The card names another employer than LinkedIn",
    Test("employer_differs", "equals"),
    why="People keep their LinkedIn profile newer than your card of them.",
    effect="finding",
    severity="info",
    says="your card says {card_company}, LinkedIn says {linkedin_company}",
    fix="Take over the employer from LinkedIn, or ask how the new place is.",
    texts_de={
        "title": "Die Karte nennt einen anderen Arbeitgeber als LinkedIn",
        "why": "Das eigene LinkedIn-Profil ist meist neuer als deine Karte.",
        "says": "auf der Karte {card_company}, bei LinkedIn {linkedin_company}",
        "fix": "Den Arbeitgeber von LinkedIn übernehmen – oder fragen, wie es dort ist.",
    },
)
ADVICE = Rule(
    "reconnect/asked-advice",
    "They once asked you for advice",
    _tests(("questions_in", "at_least", 3), ("two_way_conversations", "at_least", 2)),
    effect="opener",
    says="In {last_two_way_on} you asked me a good question. What became of it?",
    texts_de={
        "title": "Hat dich um Rat gefragt",
        "says": "Am {last_two_way_on} hattest du eine gute Frage. Was ist daraus geworden?",
    },
)
THOUGHT_OF_YOU = Rule(
    "reconnect/thought-of-you",
    "Nothing more than having thought of them",
    Test("two_way_conversations", "at_least", 1),
    effect="opener",
    says="Our last exchange is a while back, and I thought of it today. What moves you just now?",
    texts_de={
        "title": "Einfach an die Person gedacht",
        "says": "Unser letzter Austausch ist eine Weile her, heute dachte ich daran. "
        "Was bewegt dich gerade?",
    },
)

RULES = (
    TWO_WAY,
    CONVERSATIONS,
    YEARS,
    RECOMMENDED,
    RICH_CARD,
    ALIVE,
    SURVIVED,
    ONE_SIDED,
    PLACEHOLDER,
    MALFORMED,
    OUTDATED,
    ADVICE,
    THOUGHT_OF_YOU,
)
_PACKS = {
    "relationship": "Is this a relationship?",
    "pulse": "Is it alive?",
    "name": "Names",
    "email": "E-mail addresses",
    "employment": "Employers",
    "reconnect": "Ways to write again",
}
BOOK = RuleBook(
    packs=tuple(
        Pack(pack, title, f"{pack}.yaml", tuple(r.id for r in RULES if r.pack == pack))
        for pack, title in _PACKS.items()
    ),
    rules=RULES,
    axes=(
        Axis("bond", "Was there ever a relationship", 40),
        Axis("pulse", "Is it alive now", 50),
    ),
    classes=(
        Choice(
            "meaningful",
            "A relationship that is alive",
            _tests(("bond_reached", "equals", True), ("pulse_reached", "equals", True)),
        ),
        Choice(
            "dormant", "A relationship gone quiet", Test("bond_reached", "equals", operand=True)
        ),
        Choice("business-card-only", "Never went past the business card", None),
    ),
    confidence=(
        Choice("low", "No history covers them", Test("history_covers", "equals", operand=False)),
        Choice("high", "A history covers them", Test("messages_in", "at_least", 1)),
        Choice("medium", "A history covers them and shows nothing", None),
    ),
    lists=(
        ListRule(
            "prune",
            "Can be let go",
            All(
                (
                    Test("class", "equals", "business-card-only"),
                    Not(Test("confidence", "equals", "low")),
                    Test("connected_days", "above", 180),
                )
            ),
            (("bond", False),),
        ),
        ListRule(
            "reconnect", "Worth a message", Test("class", "equals", "dormant"), (("bond", True),)
        ),
    ),
    settings={"rhythm_factor": 8, "alive_days_default": 730},
)
