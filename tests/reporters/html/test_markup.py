"""Hostile data: no text of a contact ever becomes markup."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.result import AuditResult
from auditor.reporters.html.columns import fit_text
from tests.reporters.html.conftest import rendered
from tests.reporters.html.invented import make_result
from tests.reporters.html.skeleton import Skeleton, skeleton_of

SMALL = make_result(n=12)
_DANGEROUS = st.text(st.sampled_from("<>&\"'/={}%#\x00\u202e\u2028 scriptalertaonerror!-[]`;ß"))


def called(text: str) -> AuditResult:
    """Return a result in which everyone and everything bears one text."""
    people = SMALL.people.assign(name=text, job_title=text, company=text, emails=text, phones=text)
    evidence = SMALL.evidence.assign(name=text, card_company=text)
    return replace(SMALL, people=people, evidence=evidence)


def skeleton(result: AuditResult) -> Skeleton:
    """Return what a page consists of."""
    return skeleton_of(rendered(result).decode())


PLAIN = skeleton(called("x")).tags


@given(st.text() | _DANGEROUS)
@settings(deadline=None, max_examples=15)
def test_texts_never_become_tags(text: str) -> None:
    """Whatever a name, title, company or file is called, the page has the same tags."""
    fit = fit_text(text.encode("utf-8", "replace").decode()) or "x"
    assert skeleton(called(fit)).tags == PLAIN


@given(st.text(min_size=1, max_size=40))
@settings(deadline=None, max_examples=10)
def test_names_are_shown_as_they_are(name: str) -> None:
    """A name stands on the page letter by letter, as far as it can be shown."""
    shown = fit_text(name.encode("utf-8", "replace").decode()) or "without a name"
    people = SMALL.people.assign(name=name.encode("utf-8", "replace").decode())

    assert shown.strip() in (text.strip() for text in skeleton(replace(SMALL, people=people)).texts)
