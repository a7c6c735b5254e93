"""Records and channels with clean values beside the raw ones."""

from dataclasses import dataclass

import pandas as pd

from auditor.model.imported import CHANNELS, RECORDS
from auditor.model.table import Column, Table

CLEAN_RECORDS = Table(
    "clean records",
    (
        *RECORDS.columns,
        Column("name", "text", "the name to show: titles, credentials, emoji off, case mended"),
        Column("given", "text", "given names to show"),
        Column("family", "text", "family name to show, with its particles"),
        Column("given_key", "text", "given names folded, umlauts to one letter (ü = ue = u)"),
        Column("family_key", "text", "family name folded the same way, hyphens as spaces"),
        Column("name_key", "text", "all name tokens folded, sorted, order-free"),
        Column("maiden_key", "text", "maiden name folded, also from '(geb. …)' and '(née …)'"),
        Column("nickname_key", "text", "nickname folded, also from parentheses and quotes"),
        Column("company_name", "text", "the company to show"),
        Column("company_key", "text", "company folded, legal forms off"),
        Column("job_title_key", "text", "job title folded"),
        Column("city_key", "text", "city folded"),
        Column("birth_key", "text", "MM-DD of the birthday, or empty"),
        Column("name_status", "text", "full, given-only, family-only, initial, placeholder, none"),
    ),
)

CLEAN_CHANNELS = Table(
    "clean channels",
    (
        *CHANNELS.columns,
        Column("key", "text", "what two spellings share: folded e-mail, E.164 phone, profile key"),
        Column(
            "form",
            "text",
            "e-mail: personal, work, shared; phone: mobile, landline, either, special; "
            "profile: linkedin, xing; malformed or invalid where the value is unusable",
        ),
        Column("national", "text", "phone: national number, digits only"),
        Column("repaired", "text", "the repaired value where one is certain, else empty"),
    ),
)


@dataclass(frozen=True)
class Cleaned:
    """CLEAN_RECORDS and CLEAN_CHANNELS, and the region that phones were read in."""

    records: pd.DataFrame
    channels: pd.DataFrame
    region: str = ""
    """ISO 3166 code such as DE; empty where nothing told it."""
    region_how: str = ""
