"""Tests of junit.xml: the structure that Jenkins and GitLab read, and what fails in it."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.gates import Gate, GateOutcome
from auditor.model.result import AuditResult
from auditor.reporters.interface import ReportOptions
from auditor.reporters.junit import JUnitReporter, xml_text

_COUNTS = {"tests", "failures", "errors", "skipped", "time"}
_ATTRIBUTES = {
    "testsuites": {"name", *_COUNTS},
    "testsuite": {"name", "timestamp", *_COUNTS},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "system-out": set(),
}
_CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set(),
    "system-out": set(),
}


def rendered(result: AuditResult, language: str = "en") -> ET.Element:
    """Return the root of junit.xml."""
    ((name, pieces),) = JUnitReporter().render(result, ReportOptions(language=language))
    assert "junit.xml" == name
    return ET.fromstring(b"".join(pieces))  # noqa: S314 - our own text


def cases(root: ET.Element) -> dict[str, bool]:
    """Return by the name of each case whether it failed."""
    return {
        case.get("name", ""): case.find("failure") is not None for case in root.iter("testcase")
    }


def test_structure(result: AuditResult) -> None:
    """Every element has the attributes and children that readers of JUnit know (Jenkins's XSD)."""
    root = rendered(result)

    assert "testsuites" == root.tag
    for element in root.iter():
        assert _ATTRIBUTES[element.tag] == set(element.attrib)
        assert {child.tag for child in element} <= _CHILDREN[element.tag]
    for suite in root:
        assert len(suite) == int(suite.get("tests", ""))
        failed = [case for case in suite if case.find("failure") is not None]
        assert len(failed) == int(suite.get("failures", ""))
    for count in ("tests", "failures"):
        assert sum(int(suite.get(count, "")) for suite in root) == int(root.get(count, ""))


def test_gates_decide_what_fails(result: AuditResult) -> None:
    """A failed gate is a failed case; a rule fails only where a failed gate counts its flaws."""
    found = cases(rendered(result))

    assert found["cooled > 5"]
    assert found["findings.error > 0"]
    assert not found["share.business-card-only > 0.95"]
    assert found["email/malformed: An e-mail address that cannot be right"]
    assert not found["employment/outdated: The card names another employer than LinkedIn"]


def test_nothing_fails_without_gates(result: AuditResult) -> None:
    """Flaws alone fail nothing: what is worth failing for is for the gates to say."""
    found = cases(rendered(replace(result, gates=())))

    assert {False} == set(found.values())
    assert 3 == len(found)


def test_new_findings_gate(result: AuditResult) -> None:
    """A gate on new findings fails the rules that found something new, and no other."""
    gate = GateOutcome(Gate("new-findings", ">", 0), 3, failed=True)
    found = cases(rendered(replace(result, gates=(gate,))))

    assert found["employment/outdated: The card names another employer than LinkedIn"]
    assert not found["email/malformed: An e-mail address that cannot be right"]


def test_no_name_is_in_it(result: AuditResult) -> None:
    """A report of test cases counts people and names nobody."""
    text = ET.tostring(rendered(result), encoding="unicode")

    assert [] == [name for name in result.people["name"] if name in text]


@given(st.text())
@settings(deadline=None, max_examples=60)
def test_any_text_is_xml(text: str) -> None:
    """Whatever a text holds, XML can hold what becomes of it."""
    case = ET.Element("testcase", name=xml_text(text))

    assert "testcase" == ET.fromstring(ET.tostring(case)).tag  # noqa: S314 - our own text
