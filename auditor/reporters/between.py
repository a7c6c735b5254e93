"""What was between the owner and one person, in a clause for lists of people."""

from typing import Any

import pandas as pd

from auditor.reporters.language import Language


def what_was_between(evidence: "pd.Series[Any]", language: Language) -> str:
    """Return how much each wrote and when they last wrote to each other.

    Args:
        evidence: one row of EVIDENCE.
        language: the language to tell it in.
    """
    if not evidence["messages_in"] and not evidence["messages_out"]:
        if evidence["recommendations_in"] or evidence["recommendations_out"]:
            return language.text("you recommended each other; no messages")
        return language.text("no messages")
    if pd.isna(evidence["last_two_way_on"]):
        told = language.text(
            "{messages_in} messages from them, {messages_out} from you; last {last_contact_on}"
        )
    else:
        told = language.text(
            "{messages_in} messages from them, {messages_out} from you; "
            "last exchange {last_two_way_on}"
        )
    return language.fill(told, {str(name): value for name, value in evidence.items()})
