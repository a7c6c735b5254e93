"""Adds what LinkedIn says to cards, where the user wants that: address, company, title."""

from collections.abc import Mapping
from typing import Any

from auditor.forms import fold, profile_key
from auditor.vcard.model import Component, ContentLine, assemble, full_name, new_line, texts

_LAST = 1 << 30  # behind every line that a card has

Person = Mapping[str, Any]
"""A row of PEOPLE, of which the address book needs PERSON_COLUMNS."""

PERSON_COLUMNS = (
    *("person_id", "name", "given", "family", "leading_record", "emails", "phones"),
    *("profile", "linkedin_url", "linkedin_company", "job_title"),
)


def linkedin_lines(card: Component, person: Person) -> list[ContentLine]:
    """Return the URL, ORG and TITLE lines that LinkedIn knows and the card does not hold yet."""
    said = {text for line in card.lines() for text in texts(line)}
    companies = {fold(text) for line in card.contents.get("org", []) for text in texts(line)}
    titles = {fold(text) for line in card.contents.get("title", []) for text in texts(line)}
    lines = []
    if person["linkedin_url"] and person["profile"] not in {profile_key(text) for text in said}:
        lines.append(new_line("URL", person["linkedin_url"], _LAST))
    if person["linkedin_company"] and fold(person["linkedin_company"]) not in companies:
        lines.append(new_line("ORG", [person["linkedin_company"]], _LAST))
    if person["linkedin_url"] and person["job_title"] and fold(person["job_title"]) not in titles:
        lines.append(new_line("TITLE", person["job_title"], _LAST))
    return lines


def linkedin_card(person: Person) -> Component:
    """Return a card of a person who stands on LinkedIn only."""
    given = person["given"] or ("" if person["family"] else person["name"])
    lines = [
        new_line("N", full_name(family=person["family"], given=given), 0),
        new_line("FN", person["name"], 1),
        *(new_line("EMAIL", email, 2) for email in person["emails"].split("; ") if email),
        *(new_line("TEL", phone, 3) for phone in person["phones"].split("; ") if phone),
    ]
    card = assemble(lines)
    for line in linkedin_lines(card, person):
        card.add(line)
    return card
