"""A second processor core: a process of our own that is handed work and gives the answers.

Whatever befalls it costs time only: what it does not answer is done here.
"""

from auditor.second_core.core import ONE_CORE, Answer, SecondCore, second_core
from auditor.second_core.process import by_name
from auditor.second_core.steps import steps
from auditor.second_core.threads import both

__all__ = ["ONE_CORE", "Answer", "SecondCore", "both", "by_name", "second_core", "steps"]
