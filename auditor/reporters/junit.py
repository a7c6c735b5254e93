"""junit.xml: gates and rules as test cases, for Jenkins, GitLab and all who read JUnit reports."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from auditor.forms import printable
from auditor.model.gates import GateOutcome
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.reporters.flaws import Flaw, finding_rules, flaws_of
from auditor.reporters.interface import Rendered, ReportOptions

FILE = "junit.xml"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, escaped or not (XML 1.0 §2.2)."""


class JUnitReporter:
    """Writes junit.xml.

    A gate that is true is a failed case, any other gate a passed one. A rule
    that finds flaws is a case as well; how many people it found stands in its
    output. It fails only where a failed gate counts its flaws: what is worth
    failing for is for the gates to say.
    """

    files: tuple[str, ...] = (FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield junit.xml; no moment of writing is in it, times are 0 and the day is the as-of."""
        suites = ET.Element("testsuites", name="contact-auditor")
        _add_suite(suites, result, "gates", [_gate_case(outcome) for outcome in result.gates])
        found = {flaw.rule.id: flaw for flaw in flaws_of(result)}
        cases = [
            _rule_case(rule, found.get(rule.id), result.gates, options.language)
            for rule in finding_rules(result)
        ]
        _add_suite(suites, result, "findings", cases)
        for count in ("tests", "failures", "errors", "skipped"):
            suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
        suites.set("time", "0")
        ET.indent(suites)
        yield (
            FILE,
            [
                b'<?xml version="1.0" encoding="UTF-8"?>\n',
                ET.tostring(suites, encoding="unicode").encode(),
                b"\n",
            ],
        )


def xml_text(text: str) -> str:
    """Return a text on one line, without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def _add_suite(
    suites: ET.Element, result: AuditResult, name: str, cases: Sequence[ET.Element]
) -> None:
    failures = sum(case.find("failure") is not None for case in cases)
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(failures),
        errors="0",
        skipped="0",
        time="0",
        timestamp=f"{result.as_of.isoformat()}T00:00:00",
    )
    suite.extend(cases)


def _gate_case(outcome: GateOutcome) -> ET.Element:
    case = ET.Element("testcase", classname="auditor.gates", name=str(outcome.gate), time="0")
    told = f"{outcome.gate.metric} is {outcome.value:g}"
    if outcome.failed:
        message = f"failed on {outcome.gate}: it is {outcome.value:g}"
        ET.SubElement(case, "failure", message=message, type="gate").text = told
    else:
        ET.SubElement(case, "system-out").text = told
    return case


def _rule_case(
    rule: Rule, flaw: Flaw | None, gates: Sequence[GateOutcome], language: str
) -> ET.Element:
    title, fix = (xml_text(rule.text(part, language)) for part in ("title", "fix"))
    name = f"{rule.id}: {title}"
    case = ET.Element("testcase", classname=f"auditor.{rule.pack}", name=xml_text(name), time="0")
    people, new = (len(flaw.people), len(flaw.new)) if flaw else (0, 0)
    told = f"{people} people, {new} new; severity {rule.severity}; {fix}"
    if any(outcome.failed and _counts(outcome.gate.metric, rule, people, new) for outcome in gates):
        message = f"{title}: {people} people"
        ET.SubElement(case, "failure", message=message, type=rule.severity).text = told
    else:
        ET.SubElement(case, "system-out").text = told
    return case


def _counts(metric: str, rule: Rule, people: int, new: int) -> bool:
    """Tell whether some of a metric's count are flaws that this rule found."""
    if metric == "new-findings":
        return new > 0
    return people > 0 and metric in ("findings", f"findings.{rule.severity}")
