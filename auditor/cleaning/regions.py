"""Tells in which country phone numbers without a country code belong."""

import pandas as pd
from phonenumbers import SUPPORTED_REGIONS

from auditor.cleaning.country_codes import code_of, read_plain_codes
from auditor.cleaning.phone_ranges import main_region
from auditor.cleaning.phones import region_of
from auditor.cleaning.texts import as_column, read_values
from auditor.errors import UsageError
from auditor.forms import fold, once_per_value
from auditor.model.imported import Imported
from auditor.model.rules import RuleBook

_COUNTRY_LIST = "cleaning/country-"


def region_of_numbers(imported: Imported, region: str, book: RuleBook) -> tuple[str, str]:
    """Return the ISO 3166 code for numbers without a country code, and how it was found.

    In this order: the option; the owner's own number; the country code that
    most numbers carry; the country of more than half of the postal addresses
    and e-mail domains. Both are "" where nothing tells.

    Raises:
        UsageError: the option names no region that has phone numbers.
    """
    if region:
        return _checked(region), "--region"
    owners = [found for number in imported.owner.phones if (found := region_of(number))]
    if owners:
        return owners[0], "the owner's phone number"
    phones = imported.channels.loc[imported.channels["kind"] == "phone", "value"]
    (codes,) = read_values(phones, read_plain_codes, lambda number: (code_of(number),))
    found, count, total = _leading(once_per_value(as_column(codes), main_region))
    if found:
        return found, f"the country code of {count} of {total} numbers that have one"
    found, count, total = _leading(_countries(imported, book))
    if found and 2 * count > total:
        return found, f"the country of {count} of {total} postal and e-mail addresses"
    return "", ""


def _checked(region: str) -> str:
    code = region.strip().upper()
    if code in SUPPORTED_REGIONS:
        return code
    near = "GB for the United Kingdom" if code == "UK" else "DE, AT, CH, GB or US"
    raise UsageError(
        f"{region!r} is no country with phone numbers",
        place="--region",
        advice=f"give its two letters in ISO 3166, such as {near}",
    )


def _leading(regions: pd.Series) -> tuple[str, int, int]:
    """Return the most frequent region (of equals the first by name), its count and the total."""
    counts = regions[regions != ""].value_counts().sort_index()
    if counts.empty:
        return "", 0, 0
    return str(counts.idxmax()), int(counts.max()), int(counts.sum())


def _countries(imported: Imported, book: RuleBook) -> pd.Series:
    by_name = {
        fold(name): list_id.removeprefix(_COUNTRY_LIST).upper()
        for list_id, names in book.words.items()
        if list_id.startswith(_COUNTRY_LIST)
        for name in names.all
    }
    worldwide = frozenset(book.words["cleaning/worldwide-domains"].all)

    def of_country(name: str) -> str:
        code = name.strip().upper()
        return code if code in SUPPORTED_REGIONS else by_name.get(fold(name), "")

    def of_address(address: str) -> str:
        ending = address.strip(" .>").rpartition(".")[2].casefold()
        code = "GB" if ending == "uk" else ending.upper()
        return code if code in SUPPORTED_REGIONS and ending not in worldwide else ""

    emails = imported.channels.loc[imported.channels["kind"] == "email", "value"]
    owners = pd.Series(imported.owner.emails, dtype="str")
    return pd.concat(
        [
            once_per_value(imported.records["country"], of_country),
            once_per_value(emails, of_address),
            once_per_value(owners, of_address),
        ],
        ignore_index=True,
    )
