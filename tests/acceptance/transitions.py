"""What happens to people between two exports; each function plants one story and its truth."""

from dataclasses import replace

from auditor.model.verdicts import Decision
from sample_data.network.cards import Channel
from sample_data.network.identities import ascii_form
from sample_data.network.model import History
from tests.acceptance.year_apart import Stage, card_of

STEADY = (
    "confidant",
    "quarterly",
    "close-then-silent",
    "quarterly-then-silent",
    "mutual-recommendations",
    "birthday-wishes",
    "my-messages-unanswered",
)


def steady(stage: Stage) -> None:
    """Nothing changes for most people."""
    for kind in STEADY:
        who = stage.someone()
        stage.connect(who, who, stage.history(who, kind))
    for place in range(25):
        who = stage.someone()
        stage.connect(who, who, stage.silent_since(who, stage.rng.randint(400, 3000)))
        if place % 5 == 0:
            card = card_of(who, "mobile", company=who.company)
            stage.card(card, card)
    for keys in (("mobile",), ("email",), ("mobile", "email"), ("landline",), (), ()):
        who = stage.someone()
        stage.card(card_of(who, *keys), card_of(who, *keys))


def cooled(stage: Stage) -> None:
    """A confidant of the first year, and not a word since."""
    who = stage.someone()
    scene = stage.scene(who, 0)
    talks = scene.talks(scene.spread(900, stage.rng.randint(5, 30), 10), "talk")
    stage.connect(who, who, History(scene.moment(930), talks))
    stage.told("cooled", who, "meaningful", "dormant")


def revived(stage: Stage) -> None:
    """Close once, silent for years, and every few weeks again."""
    who = stage.someone()
    history = stage.history(who, "close-then-silent", 0)
    stage.connect(who, who, stage.talking(who, history, 240, 24))
    stage.told("revived", who, "dormant", "meaningful")


def met(stage: Stage) -> None:
    """A card for years, a relationship since last summer."""
    who = stage.someone()
    history = stage.silent_since(who, stage.rng.randint(900, 2500))
    stage.connect(who, who, stage.talking(who, history, 250, 22))
    stage.told("met", who, "business-card-only", "meaningful")


def reclassified(stage: Stage) -> None:
    """The owner says that somebody silent is a relationship: nobody met."""
    who = stage.someone()
    stage.connect(who, who, stage.silent_since(who, 1200))
    stage.decisions.append(Decision(f"https://www.linkedin.com/in/{who.slug}", "meaningful"))
    stage.told("reclassified", who, "business-card-only", "meaningful")


def new(stage: Stage) -> None:
    """Connections and cards of the last year."""
    who, friend, card = stage.someone(), stage.someone(), stage.someone()
    stage.connect(None, who, stage.silent_since(who, stage.rng.randint(20, 300)))
    stage.connect(None, friend, stage.history(friend, "three-intense-months"))
    stage.card(None, card_of(card, "mobile"))
    stage.told("new", who, "", "business-card-only")
    stage.told("new", friend, "", "meaningful")
    stage.told("new", card, "", "business-card-only")


def gone(stage: Stage) -> None:
    """Connections and cards that are in no list any more."""
    who, friend, card, bare = (stage.someone() for _ in range(4))
    stage.connect(who, None, stage.silent_since(who, stage.rng.randint(500, 2000)))
    stage.connect(friend, None, stage.history(friend, "quarterly", 0))
    stage.card(card_of(card, "mobile", "email"), None)
    stage.card(card_of(bare), None)
    stage.told("gone", who, "business-card-only")
    stage.told("gone", friend, "meaningful")
    stage.told("gone", card, "business-card-only")
    stage.told("gone", bare, "business-card-only")


def employer(stage: Stage) -> None:
    """Another employer on LinkedIn; the card of one of them is out of date now."""
    for with_card in (False, True):
        who = stage.someone()
        moved = replace(who, company="Hafenbogen Lotsendienste AG")
        email = who.email if with_card else ""
        stage.connect(who, moved, stage.silent_since(who, 1000), email)
        stage.told("employer-changed", who, who.company, moved.company)
        if with_card:
            card = card_of(who, "email", company=who.company)
            stage.card(card, card)
            stage.told("finding-new", who, "", "employment/outdated")


def spelt_otherwise(stage: Stage) -> None:
    """Another spelling of an employer is none; nor is a card brought up to date one."""
    who = replace(stage.someone(), company="Kranichfeld Antriebe GmbH & Co. KG")
    stage.connect(who, replace(who, company="Kranichfeld Antriebe"), stage.silent_since(who, 1000))
    who = stage.someone()
    stage.connect(who, who, stage.silent_since(who, 1000), who.email)
    old = card_of(who, "email", company="Ankerplatz Maschinen AG")
    stage.card(old, card_of(who, "email", company=who.company))
    stage.told("finding-mended", who, "employment/outdated")


def address_changed(stage: Stage) -> None:
    """Whoever has another profile address, e-mail or number is the same person."""
    who = stage.someone()
    stage.connect(who, replace(who, slug=f"{who.slug}-neu"), stage.history(who, "quarterly"))
    who = stage.someone()
    renamed = replace(who, slug=f"{who.slug}-neu", company="Hafenbogen Lotsendienste AG")
    stage.connect(who, renamed, stage.silent_since(who, 900))
    stage.told("employer-changed", who, who.company, renamed.company)
    for kept, lost in (("mobile", "email"), ("email", "mobile")):
        who = stage.someone()
        other = stage.someone()
        changed = replace(who, **{lost: getattr(other, lost)})
        stage.card(card_of(who, kept, lost), card_of(changed, kept, lost))
    who = stage.someone()
    card = card_of(who, "mobile", company=who.company)
    stage.connect(who, who, stage.silent_since(who, 900))
    stage.card(
        card, card_of(replace(who, mobile=stage.someone().mobile), "mobile", company=who.company)
    )


def name_changed(stage: Stage) -> None:
    """Whoever married is the same person: by the profile, the number, or the day they connected."""
    for new_slug in (False, True):
        who = stage.someone()
        married = replace(who, family=stage.someone().family)
        if new_slug:
            slug = f"{ascii_form(married.given)}-{ascii_form(married.family)}-{stage.count}"
            married = replace(married, slug=slug)
        stage.connect(who, married, stage.history(who, "close-then-silent"))
    who = stage.someone()
    married = replace(who, family=stage.someone().family)
    stage.card(card_of(who, "mobile"), card_of(married, "mobile"))


def merged(stage: Stage) -> None:
    """A card under the maiden name, and a connection: one person since the card was mended."""
    who = stage.someone()
    stage.connect(who, who, stage.history(who, "close-then-silent"))
    maiden = replace(who, family=stage.someone().family)
    stage.card(card_of(maiden, "mobile"), card_of(who, "mobile", company=who.company))
    stage.told("merged", who, maiden.name, who.name)


def merged_by_decision(stage: Stage) -> None:
    """The owner says that a card with nothing but a first name is a connection."""
    who = stage.someone()
    stage.connect(who, who, stage.silent_since(who, 900))
    card = replace(card_of(who, "mobile"), family="")
    stage.card(card, card)
    profile = f"https://www.linkedin.com/in/{who.slug}"
    stage.decisions.append(Decision(profile, "same", other=who.mobile))
    stage.told("merged", who, who.given, who.name)
    stage.told("finding-mended", who, "name/incomplete")


def split(stage: Stage) -> None:
    """The owner says that a connection and a card of one name and company are two people."""
    who = stage.someone()
    card = card_of(who, "mobile", company=who.company)
    stage.connect(who, who, stage.silent_since(who, 900))
    stage.card(card, card)
    profile = f"https://www.linkedin.com/in/{who.slug}"
    stage.decisions.append(Decision(profile, "different", other=who.mobile))
    stage.told("split", who, who.name, who.name)


def flaws(stage: Stage) -> None:
    """Flaws that came and that were mended, one that left with its person, one that stayed."""
    torn = Channel("home", "jana@@example.org", "")
    for change, sides in (
        ("finding-new", (False, True)),
        ("finding-mended", (True, False)),
        ("", (True, True)),
    ):
        who = stage.someone()
        plain = card_of(who, "mobile")
        flawed = replace(plain, emails=(torn,))
        stage.card(*(flawed if is_flawed else plain for is_flawed in sides))
        if change == "finding-new":
            stage.told(change, who, "", "email/malformed")
        elif change:
            stage.told(change, who, "email/malformed")
    who = stage.someone()
    stage.card(replace(card_of(who, "mobile"), emails=(torn,)), None)
    stage.told("gone", who, "business-card-only")
    who = stage.someone()
    stage.card(None, replace(card_of(who, "mobile"), emails=(torn,)))
    stage.told("new", who, "", "business-card-only")
    stage.told("finding-new", who, "", "email/malformed")
    who = stage.someone()
    child = ("Noahs", "Emmas", "Lukas'", "Miras")[stage.count % 4]
    nameless = replace(card_of(who, "mobile"), given=child, family="Mama")
    stage.card(nameless, card_of(who, "mobile"))
    stage.told("finding-mended", who, "name/placeholder")


def handed_on(stage: Stage) -> None:
    """A number, a line, a post or a name that goes over to somebody else makes nobody the same."""
    for given, keys in (
        (None, ("mobile",)),
        (None, ("mobile", "work_email")),
        ("Paul", ("mobile", "landline")),
    ):
        leaver, comer = stage.someone(), stage.someone()
        while comer.given == leaver.given:  # Dieter A and Dieter B on one number may well be one
            comer = stage.someone()
        comer = replace(
            comer, company=leaver.company, **{key: getattr(leaver, key) for key in keys}
        )
        if given:
            comer = replace(comer, given=given, family=leaver.family)
            leaver = replace(leaver, given="Paula")
        stage.card(
            card_of(leaver, *keys, company=leaver.company),
            None,
        )
        stage.card(None, card_of(comer, *keys, company=comer.company))
        stage.told("gone", leaver, "business-card-only")
        stage.told("new", comer, "", "business-card-only")
    leaver = stage.someone()
    namesake = stage.someone((leaver.given, leaver.family))
    namesake = replace(namesake, slug=f"{namesake.slug}-{stage.count}")
    stage.connect(leaver, None, stage.silent_since(leaver, 900))
    stage.connect(None, namesake, stage.silent_since(namesake, 90))
    stage.told("gone", leaver, "business-card-only")
    stage.told("new", namesake, "", "business-card-only")


STORIES = (
    steady,
    cooled,
    revived,
    met,
    new,
    gone,
    employer,
    spelt_otherwise,
    address_changed,
    name_changed,
    merged,
    flaws,
    handed_on,
)
BY_DECISION = (reclassified, merged_by_decision, split)
"""Stories whose decisions name a profile address, which the oldest exports lack."""
