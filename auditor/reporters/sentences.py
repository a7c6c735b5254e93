"""What the rules said about each person, as sentences."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.forms import once_per_value
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.sentences import pieces, told

Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Telling:
    """A result with its sentences in one language, made once for every output that needs them.

    Attributes:
        result: the audit.
        language: `en` or `de`.
        sentences: person_id, rule_id, effect and sentence of every rule that spoke, in
            the order of the people, a person's rules in the order of the packs.
    """

    result: AuditResult
    language: str
    sentences: pd.DataFrame

    def of(self, *effects: str) -> pd.DataFrame:
        """Return the sentences of rules with these effects."""
        return self.sentences[self.sentences["effect"].isin(effects)]

    def cells(self, *effects: str) -> "pd.Series[str]":
        """Return each person's sentences as one cell, separated by '; ', in the people's order."""
        said = self.of(*effects)
        return joined(self.result.people["person_id"], said["person_id"], said["sentence"], "; ")


def joined(
    people: "pd.Series[str]", spoken_of: "pd.Series[str]", texts: "pd.Series[str]", separator: str
) -> "pd.Series[str]":
    """Return the texts about each person as one cell, in the order of the people.

    Args:
        people: the person_id of each cell; the result has their index.
        spoken_of: the person_id of each text.
        texts: as many as `spoken_of`.
        separator: stands between two texts about one person.
    """
    place = pd.Index(people).get_indexer(pd.Index(spoken_of))
    known = np.flatnonzero(place >= 0)
    by_person = known[np.argsort(place[known], kind="stable")]
    said = pa.array(texts.iloc[by_person], pa.large_string(), from_pandas=True)
    whole = said.combine_chunks() if isinstance(said, pa.ChunkedArray) else said
    counts = np.bincount(place[known], minlength=len(people))
    lists = pa.LargeListArray.from_arrays(pa.array(np.append(0, np.cumsum(counts))), whole)
    cells = pc.binary_join(lists, pa.scalar(separator, pa.large_string()))
    return pd.Series(pd.array(cells, dtype="str"), index=people.index)


def telling(result: AuditResult, language: str) -> Telling:
    """Return the result with the sentences of all rules that spoke."""
    rules = {rule.id: rule for rule in result.rulebook.rules}
    known = result.spoken[result.spoken["rule_id"].isin(list(rules))].reset_index(drop=True)
    measured = pd.Index(result.evidence["person_id"]).get_indexer(pd.Index(known["person_id"]))
    told = [
        _of_one_rule(
            rules[str(rule_id)], np.asarray(rows), result.evidence, measured[rows], language
        )
        for rule_id, rows in known.groupby("rule_id", sort=False).indices.items()
    ]
    place = pd.Series(range(len(result.people)), index=result.people["person_id"])
    order = {rule_id: at for at, rule_id in enumerate(rules)}
    sentences = (
        known.assign(
            sentence=pd.concat([*told, pd.Series(dtype="str")]).reindex(known.index),
            effect=known["rule_id"].map({rule.id: rule.effect for rule in rules.values()}),
            person_place=known["person_id"].map(place),
            rule_place=known["rule_id"].map(order),
        )
        .sort_values(["person_place", "rule_place"], kind="stable", ignore_index=True)
        .drop(columns=["person_place", "rule_place"])
    )
    return Telling(result, language, sentences)


def _of_one_rule(
    rule: Rule, rows: Numbers, evidence: pd.DataFrame, measured: Numbers, language: str
) -> "pd.Series[str]":
    """Return the rule's sentence about each person, put together column by column.

    Args:
        rule: the rule that spoke.
        rows: the places of what it said among all that was said.
        evidence: EVIDENCE.
        measured: the place in it of the person that each is about.
        language: `en` or `de`.
    """
    template = rule.text("says", language) or rule.text("title", language)
    sentences = pd.Series("", index=rows, dtype="str")
    for at, part in enumerate(pieces(template)):
        if at % 2 == 0:
            sentences += part
        elif part in evidence.columns:
            values = evidence[part].take(measured).set_axis(rows)
            tell = partial(told, column=part, language=language)
            sentences += once_per_value(values.astype(object), tell).astype("str")
        else:
            sentences += "?"
    return sentences
