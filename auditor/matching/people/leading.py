"""Says which record of a person leads: the fullest card, however the records are ordered."""

import numpy as np
import pandas as pd

_TOLD = (
    *("display_name", "family_name", "given_name", "additional_name", "name_prefix", "name_suffix"),
    *("nickname", "maiden_name", "company", "job_title", "city", "country", "birthday"),
    *("uid", "labels", "mark"),
)
_SEPARATOR = "\x1f"
_LONG_AGO = pd.Timestamp(1900, 1, 1)


def leading_records(
    ordered: pd.DataFrame, records: pd.DataFrame, channels: pd.DataFrame
) -> pd.Series:
    """Return by person the fullest card, or the lowest record where there is no card.

    Of equally full cards the one changed last leads, then what they say decides,
    and what they hold beyond that: never which of them was read first.

    Args:
        ordered: person, record_id, kind and fullness of each record.
        records: the same records with all that they say, and the mark of their card's bytes.
        channels: their channels.
    """
    cards = ordered["kind"] == "card"
    ranked = ordered[["person", "record_id"]].assign(
        other=~cards, spare=np.where(cards, -ordered["fullness"], 0), age=0, told=""
    )
    tied = cards & ranked.duplicated(["person", "other", "spare"], keep=False)
    if tied.any():
        chosen = records.loc[records["record_id"].isin(ranked.loc[tied, "record_id"])]
        said = _said(chosen, channels).reindex(ranked.loc[tied, "record_id"])
        ranked.loc[tied, "age"] = said["age"].to_numpy()
        ranked.loc[tied, "told"] = said["told"].to_numpy()
    ranked = ranked.sort_values(["person", "other", "spare", "age", "told", "record_id"])
    return ranked.drop_duplicates("person").set_index("person")["record_id"]


def _said(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Return by record its age, in seconds that fall as it is newer, and all that it says."""
    channels = channels.loc[channels["record_id"].isin(records["record_id"])]
    reached = channels["kind"] + _SEPARATOR + channels["value"] + _SEPARATOR + channels["label"]
    reached = reached.sort_values().groupby(channels["record_id"]).agg(_SEPARATOR.join)
    rows = zip(*(records[column] for column in _TOLD), strict=True)
    told = pd.Series([_SEPARATOR.join(row) for row in rows], index=records["record_id"])
    changed = pd.to_datetime(records["changed_on"]).fillna(_LONG_AGO).dt.as_unit("s")
    return pd.DataFrame(
        {
            "age": -changed.to_numpy().astype("int64"),
            "told": told + _SEPARATOR + reached.reindex(told.index, fill_value=""),
        },
        index=told.index,
    )
