"""Names the cards that show a company for their name, all at once."""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.companies import read_plain_companies
from auditor.cleaning.name_keys import read_plain_keys, sorted_key
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.names import Name
from auditor.cleaning.texts import TEXT, Places, Texts, alike, all_of, as_texts, chosen, rows_of

_NO_NAMES = (
    *("given_name", "additional_name", "family_name"),
    *("name_prefix", "name_suffix", "nickname", "maiden_name"),
)


def read_company_cards(records: pd.DataFrame, words: NameWords) -> tuple[Places, tuple[Texts, ...]]:
    """Return the rows that show nothing but their company, and for each the columns of Name.

    The display name is the company's or empty, and both are plainly written.
    """
    display, company = (as_texts(records[name]) for name in ("display_name", "company"))
    whole = chosen(pc.equal(display, ""), company, display)
    ((name_keys,), plain), ((company_keys,), plain_too) = map(read_plain_keys, (whole, company))
    (_, keys), is_company = read_plain_companies(whole, words.companies)
    told = all_of(
        *(pc.equal(as_texts(records[name]), "") for name in _NO_NAMES),
        *(plain, plain_too, is_company, pc.equal(name_keys, company_keys)),
        pc.not_equal(name_keys, ""),
    )
    names = whole.filter(told)
    nothing = alike("", len(names))
    columns = dict.fromkeys(Name._fields, nothing) | {
        "name": names,
        "name_key": pa.array(map(sorted_key, keys.filter(told).to_pylist()), TEXT),
        "name_status": alike("none", len(names)),
    }
    return rows_of(told), tuple(columns[field] for field in Name._fields)
