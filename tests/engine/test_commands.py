"""`auditor explain` and `auditor rules` as a user meets them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from auditor.cli import main
from auditor.model.audit_file import FILE_NAME
from auditor.model.codec import encode
from auditor.model.result import AuditResult


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env={"LC_ALL": "C"})


@pytest.fixture
def audit(
    tmp_path: Path,
    evidence: Callable[..., pd.DataFrame],
    result: Callable[..., AuditResult],
) -> str:
    """Return a folder with an audit.json of three people."""
    audited = result(evidence({"name": "Jana Eins"}, {"name": "Jana Zwei"}, {"name": "Ada Drei"}))
    (tmp_path / FILE_NAME).write_bytes(b"".join(encode(audited)))
    return str(tmp_path)


def test_explain(audit: str) -> None:
    """One person found is explained, from the folder or the file."""
    for given in (audit, f"{audit}/{FILE_NAME}"):
        answer = _run("explain", given, "ada")
        assert 0 == answer.exit_code
        assert answer.stdout.startswith("Ada Drei: a business card\n")


def test_explain_several(audit: str) -> None:
    """Several people found are listed to choose from; exit code 2."""
    answer = _run("explain", audit, "jana")
    assert 2 == answer.exit_code
    assert ["  p-0  Jana Eins", "  p-1  Jana Zwei"] == answer.stderr.splitlines()[:2]
    assert "'jana' could be 2 people" in answer.stderr


def test_explain_nobody(audit: str) -> None:
    """Nobody found is exit code 2 with those who are near."""
    answer = _run("explain", audit, "Jana Einz")
    assert 2 == answer.exit_code
    assert "did you mean Jana Eins" in answer.stderr


def test_rules_list() -> None:
    """All rules are listed under their packs; one pack can be asked for."""
    assert "relationship/two-way-exchange" in _run("rules", "list").stdout
    name = _run("rules", "list", "--pack", "name").stdout
    assert "name/placeholder" in name
    assert "relationship/" not in name
    assert 2 == _run("rules", "list", "--pack", "nome").exit_code


def test_rules_list_in_german() -> None:
    """Titles come in German where it is asked for."""
    assert _run("rules", "list").stdout != _run("rules", "list", "--lang", "de").stdout


def test_rules_show() -> None:
    """A rule is shown with its reason, condition, points and examples; by id or name."""
    shown = _run("rules", "show", "relationship/two-way-exchange")
    assert 0 == shown.exit_code
    for heading in ("why", "speaks when", "gives", "reads", "speaks on", "silent on"):
        assert f"\n  {heading:<12} " in shown.stdout
    assert shown.stdout == _run("rules", "show", "two-way-exchange").stdout
    nearest = _run("rules", "show", "relationship/two-way-exchang")
    assert (2, True) == (nearest.exit_code, "did you mean" in nearest.stderr)


def test_rules_check(tmp_path: Path) -> None:
    """A right pack is exit 0; a wrong one is shown with a caret under the place, exit 4."""
    pack = tmp_path / "own.yaml"
    pack.write_text("pack: own\ntitle: Mine\nrules:\n  name/placeholder: {off: true}\n")
    assert (0, "1 pack checked: nothing is wrong\n") == _answered("rules", "check", str(pack))
    pack.write_text("pack: own\ntitle: Mine\nrules:\n  name/placeholde: {off: true}\n")
    code, told = _answered("rules", "check", str(pack))
    assert 4 == code
    assert told.splitlines() == [
        f"{pack}:4:3: there is no rule 'name/placeholde' to change; did you mean name/placeholder?",
        "      name/placeholde: {off: true}",
        "      ^",
    ]


def test_rules_laid_over(tmp_path: Path) -> None:
    """`--rules` lays a pack of one's own over the shipped ones."""
    pack = tmp_path / "own.yaml"
    pack.write_text("pack: own\ntitle: Mine\nrules:\n  name/placeholder: {off: true}\n")
    assert "name/placeholder" not in _run("rules", "list", "--rules", str(pack)).stdout


def _answered(*arguments: str) -> tuple[int, str]:
    answer = _run(*arguments)
    return answer.exit_code, answer.stdout
