"""The files that were read, as lists show them: many of one kind in one folder as one."""

import pandas as pd

_MANY = 10
_SUMS = ("entries", "used", "ignored", "rejected")


def folded(sources: pd.DataFrame) -> pd.DataFrame:
    """Return SOURCES with `folder` and `files`; many files of one kind in one folder are one row.

    A folder synchronised with a phone holds thousands of cards, each its own
    file. Files that could not be read, or gave nothing, stay rows of their own.

    Args:
        sources: SOURCES.

    Returns:
        The rows in their order; `files` is a tuple of labels, `folder` the part of
        the label before the name. Counts are sums, days the first and the last.
    """
    places = sources.assign(
        folder=sources["source"].map(lambda label: label.rpartition("/")[0]),
        files=sources["source"].map(lambda label: (label,)),
    )
    kind = ["folder", "format", "status"]
    sizes = places.groupby(kind, sort=False)["source"].transform("size")
    many = (sizes > _MANY) & (places["status"] == "read")
    if not many.any():
        return places
    groups = places[many].groupby(kind, sort=False)
    together = groups.head(1).assign(
        files=pd.Series([tuple(group["source"]) for _, group in groups], dtype=object).to_numpy(),
        first_on=groups["first_on"].min().to_numpy(),
        last_on=groups["last_on"].max().to_numpy(),
        **{name: groups[name].sum().array for name in _SUMS},
    )
    return pd.concat([places[~many], together]).sort_index()
