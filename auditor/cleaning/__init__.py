"""Cleans what was read: names, e-mails, phones, profile addresses and companies.

The raw value always stays beside the clean one.
"""

from concurrent.futures import Future, ThreadPoolExecutor

import pandas as pd
import pyarrow as pa

from auditor.cleaning.channels import clean_channels
from auditor.cleaning.records import clean_records
from auditor.cleaning.regions import region_of_numbers
from auditor.model.cleaned import Cleaned
from auditor.model.imported import Imported
from auditor.model.progress import Progress, silent
from auditor.model.rules import RuleBook
from auditor.second_core import ONE_CORE, SecondCore

__all__ = ["clean"]

_MOST_SENT = 500_000
"""Channels that are worth sending to another process; more would be held twice for no gain."""


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
        core: takes over the channels, if it is free and they are not too many to send.

    Raises:
        UsageError: the region names no country with phone numbers.
    """
    total_records = len(imported.records)
    total = total_records + len(imported.channels)
    progress("clean", 0, total, "records and channels")
    core.keep(book)
    with ThreadPoolExecutor(max_workers=1) as beside:
        # Arrow leaves the interpreter free, so a thread too has its use.
        telling = beside.submit(region_of_numbers, imported, region, book)
        reading = (
            core.begin(clean_channels, imported.channels, telling.result()[0], book)
            if core.is_free and len(imported.channels) <= _MOST_SENT
            else beside.submit(_in_told_region, imported.channels, telling, book).result
        )
        records = clean_records(imported.records, imported.channels, book)
        progress("clean", total_records, total, "records and channels")
        channels = reading()
    found, how = telling.result()
    pa.default_memory_pool().release_unused()
    progress("clean", total, total, "records and channels")
    return Cleaned(records=records, channels=channels, region=found, region_how=how)


def _in_told_region(
    channels: pd.DataFrame, telling: Future[tuple[str, str]], book: RuleBook
) -> pd.DataFrame:
    return clean_channels(channels, telling.result()[0], book)
