"""prune.csv: who can be let go, why, how sure, and where to remove them."""

import pandas as pd

from auditor.reporters.sentences import Telling

_NOTHING = {
    "en": "no word ever passed between you",
    "de": "zwischen euch ist nie ein Wort gefallen",
}


def rows(told: Telling) -> pd.DataFrame:
    """Return the pruning list in its order, with an empty `decision` column to fill in.

    Filled in, the file itself can be given to `--decisions`.
    """
    result = told.result
    people, verdicts, evidence = result.people, result.verdicts, result.evidence
    reasons = told.cells("axis", "mark")
    silent = evidence["messages_in"].fillna(0) + evidence["messages_out"].fillna(0) == 0
    nothing = _NOTHING.get(told.language, _NOTHING["en"])
    listed = pd.DataFrame(
        {
            "rank": verdicts["prune_rank"],
            "person": people["person_id"],
            "name": people["name"],
            "why": reasons.where(~silent, (nothing + "; " + reasons).str.removesuffix("; ")),
            "confidence": verdicts["confidence"],
            "bond": verdicts["bond"],
            "pulse": verdicts["pulse"],
            "connected_on": people["connected_on"],
            "last_contact": evidence["last_contact_on"],
            "where": people["sources"],
            "linkedin_url": people["linkedin_url"],
            "emails": people["emails"],
            "phones": people["phones"],
            "company": people["company"],
            "decision": verdicts["decision"],
        }
    )
    return listed[listed["rank"].notna()].sort_values("rank", kind="stable")
