"""Words and weights for why two records are, may be or are not one person."""

from collections.abc import Mapping, Sequence

from auditor.model.matched import PAIR_REASONS

_GERMAN: Mapping[str, str] = {
    "decided": "so hast du entschieden",
    "same-profile": "dieselbe Profiladresse",
    "same-email": "dieselbe persönliche E-Mail-Adresse",
    "same-phone": "dieselbe persönliche Telefonnummer",
    "mistyped-number": "Nummern, die sich in einer Ziffer unterscheiden",
    "same-name": "derselbe Name",
    "similar-name": "beinahe derselbe Name",
    "nickname": "ein Name ist der Rufname des anderen",
    "initial": "ein Name ist die Abkürzung des anderen",
    "same-address": "dieselbe Postanschrift",
    "same-company": "dieselbe Firma",
    "similar-company": "beinahe dieselbe Firma",
    "same-job-title": "dieselbe Stellung",
    "same-city": "dieselbe Stadt",
    "same-birthday": "derselbe Geburtstag",
    "similar-birthday": "beinahe derselbe Geburtstag",
    "rare-name": "ein seltener Name, den auch eine Adresse nennt",
    "different-profile": "zwei Profiladressen eines Exports",
    "different-given-name": "verschiedene Vornamen",
    "different-family-name": "verschiedene Nachnamen",
    "different-middle-name": "verschiedene zweite Vornamen",
    "different-generation": "eine Person heißt junior oder senior, die andere nicht",
    "different-company": "verschiedene Firmen",
    "different-birthday": "verschiedene Geburtstage",
    "different-email": "verschiedene persönliche E-Mail-Adressen",
    "different-phone": "verschiedene Mobilnummern",
    "shared-email": "mehrere Personen haben diese E-Mail-Adresse",
    "shared-phone": "mehrere Personen haben diese Telefonnummer",
    "common-name": "mehrere Personen hier heißen so",
    "name-only": "nichts als der Name spricht dafür",
}
_SETTINGS: Mapping[str, str] = {
    "same-profile": "match_id_profile",
    "same-email": "match_id_email",
    "same-phone": "match_id_mobile",
    "mistyped-number": "match_number_mistyped",
    "same-address": "match_id_address",
    "similar-company": "match_company_similar",
    "same-job-title": "match_title_same",
    "same-city": "match_city_same",
    "same-birthday": "match_birthday_same",
    "similar-birthday": "match_birthday_similar",
    "different-middle-name": "match_middle_differs",
    "different-company": "match_company_differs",
    "different-birthday": "match_birthday_differs",
    "different-email": "match_emails_differ",
    "different-phone": "match_phones_differ",
    "shared-email": "match_id_contested",
    "shared-phone": "match_id_contested",
}
"""The setting that weighs a reason; the names weigh by how rare they are, so they have none."""


def reasons_in_words(
    keys: Sequence[str], settings: Mapping[str, float], *, german: bool = False
) -> str:
    """Return reasons as clauses, each with its weight in log-odds where one is fixed.

    Args:
        keys: keys of PAIR_REASONS; another text stays as it is.
        settings: of the rule book in force.
        german: the language.
    """
    words = _GERMAN if german else PAIR_REASONS
    clauses = []
    for key in keys:
        weight = settings.get(_SETTINGS.get(key, ""))
        told = f" ({weight:+g})" if weight is not None else ""
        clauses.append(words.get(key, PAIR_REASONS.get(key, key)) + told)
    return ", ".join(clauses)
