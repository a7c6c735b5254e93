"""The lists of people on the page: a word is due, gone quiet, to let go, the strongest."""

from dataclasses import dataclass

from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.persons import Person, persons_of
from auditor.reporters.language import Language

_RANKED = {
    "keep_in_touch": ("keep_in_touch_rank", 8),
    "reconnect": ("reconnect_rank", 6),
    "prune": ("prune_rank", 12),
}
"""The column that ranks each list, and how many are listed before any script runs."""
_WITH_PICTURES = ("keep_in_touch", "reconnect")
KEEPERS = 40


@dataclass(frozen=True)
class ListView:
    """A list of people: how many there are and the first of them.

    Attributes:
        count: how many are on the list.
        people: the first of them.
    """

    count: int
    people: tuple[Person, ...]


def lists_of(linked: LinkedResult, language: Language) -> dict[str, ListView]:
    """Return `keep_in_touch`, `reconnect`, `prune` and `keepers`, each with its first people."""
    counts, first = {}, {}
    verdicts = linked.result.verdicts
    for name, (rank, most) in _RANKED.items():
        ranks = verdicts[rank].dropna()
        counts[name] = len(ranks)
        first[name] = ranks.sort_values(kind="stable").index[:most].tolist()
    meaningful = verdicts.loc[verdicts["class"] == "meaningful", "bond"]
    counts["keepers"] = len(meaningful)
    best = meaningful.sort_values(ascending=False, kind="stable")
    first["keepers"] = best.index[:KEEPERS].tolist()
    # All at once: taking rows out of wide tables costs the same for ten as for one.
    everyone = sorted({row for rows in first.values() for row in rows})
    pictured = {row for name in _WITH_PICTURES for row in first[name]}
    people = dict(
        zip(everyone, persons_of(linked, everyone, language, sparks=pictured), strict=True)
    )
    return {
        name: ListView(counts[name], tuple(people[row] for row in rows))
        for name, rows in first.items()
    }
