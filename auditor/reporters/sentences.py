"""What the rules said about each person, as sentences."""

from dataclasses import dataclass

import pandas as pd

from auditor.forms import once_per_value
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.sentences import pieces, shown


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
    # A groupby would make a Series of each person's few texts, which costs more than all else.
    about: dict[str, list[str]] = {}
    for person_id, text in zip(spoken_of.tolist(), texts.tolist(), strict=True):
        about.setdefault(person_id, []).append(text)
    cells = [separator.join(about.get(person_id, ())) for person_id in people.tolist()]
    return pd.Series(cells, index=people.index, dtype="str")


def telling(result: AuditResult, language: str) -> Telling:
    """Return the result with the sentences of all rules that spoke."""
    rules = {rule.id: rule for rule in result.rulebook.rules}
    known = result.spoken[result.spoken["rule_id"].isin(list(rules))].reset_index(drop=True)
    evidence = result.evidence.set_index("person_id")
    told = [
        _of_one_rule(rules[str(rule_id)], rows, evidence, language)
        for rule_id, rows in known.groupby("rule_id", sort=False)
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
    rule: Rule, spoken: pd.DataFrame, evidence: pd.DataFrame, language: str
) -> "pd.Series[str]":
    """Return the rule's sentence about each person, put together column by column."""
    template = rule.text("says", language) or rule.text("title", language)
    sentences = pd.Series("", index=spoken.index, dtype="str")
    for at, part in enumerate(pieces(template)):
        if at % 2 == 0:
            sentences += part
        elif part in evidence.columns:
            values = evidence[part].loc[spoken["person_id"]].set_axis(spoken.index)
            sentences += once_per_value(values.astype(object), shown).astype("str")
        else:
            sentences += "?"
    return sentences
