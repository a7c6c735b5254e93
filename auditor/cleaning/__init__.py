"""Cleans what was read: names, e-mails, phones, profile addresses and companies.

The raw value always stays beside the clean one.
"""

import pandas as pd

from auditor.cleaning.channels import clean_channels
from auditor.cleaning.records import READ_COLUMNS, read_records, with_readings
from auditor.cleaning.regions import region_of_numbers
from auditor.model.cleaned import Cleaned
from auditor.model.imported import Imported
from auditor.model.progress import Progress, silent
from auditor.model.rules import RuleBook
from auditor.second_core import ONE_CORE, SecondCore

__all__ = ["clean"]

_OWN_SHARE = 0.75
"""Share of the records read here, while the other process reads the channels first."""


def clean(
    imported: Imported,
    *,
    region: str,
    book: RuleBook,
    progress: Progress = silent,
    core: SecondCore = ONE_CORE,
) -> Cleaned:
    """Return the records and channels with clean values beside the raw ones.

    Args:
        imported: what was read; it stays as it is.
        region: ISO 3166 code for phone numbers without a country code; "" to tell it from them.
        book: the rule packs in force; the lists `cleaning/…` are used.
        progress: receives how far the cleaning has come.
        core: takes over the channels and the last of the records, if it is free.

    Raises:
        UsageError: the region names no country with phone numbers.
    """
    total_records = len(imported.records)
    total = total_records + len(imported.channels)
    found, how = region_of_numbers(imported, region, book)
    progress("clean", 0, total, "records and channels")
    core.keep(book)
    first = int(total_records * (_OWN_SHARE if core.is_free else 1))
    written = imported.records[list(READ_COLUMNS)]
    own, rest = written.iloc[:first], written.iloc[first:]
    read_channels = core.begin(clean_channels, imported.channels, found, book)
    read_rest = core.begin(read_records, rest, _of(rest, imported.channels), book)
    readings = read_records(own, _of(own, imported.channels), book)
    progress("clean", first, total, "records and channels")
    channels = read_channels()
    readings = pd.concat([readings, read_rest()]) if len(rest) else readings
    records = with_readings(imported.records, readings)
    progress("clean", total, total, "records and channels")
    return Cleaned(records=records, channels=channels, region=found, region_how=how)


def _of(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Return the addresses of some records, for names that are only told by them."""
    emails = channels.loc[channels["kind"] == "email"]
    return emails.loc[emails["record_id"].isin(records["record_id"])]
