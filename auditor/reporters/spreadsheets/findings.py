"""findings.csv: flaws to mend, one a row, with what to do about them."""

import pandas as pd

from auditor.reporters.sentences import Telling


def rows(told: Telling) -> pd.DataFrame:
    """Return one row a finding: person, rule, how grave, what was found, how to mend it."""
    result = told.result
    rules = {rule.id: rule for rule in result.rulebook.rules if rule.effect == "finding"}
    found = told.of("finding")
    people = result.people.set_index("person_id")
    return pd.DataFrame(
        {
            "person": found["person_id"],
            "name": found["person_id"].map(people["name"]),
            "rule": found["rule_id"],
            "severity": found["rule_id"].map({id_: rule.severity for id_, rule in rules.items()}),
            "finding": found["sentence"],
            "fix": found["rule_id"].map(
                {id_: rule.text("fix", told.language) for id_, rule in rules.items()}
            ),
            "sources": found["person_id"].map(people["sources"]),
        }
    )
