"""Tests of action.yml: its shape, and its steps run in a shell as GitHub would run them."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.jobs import ROOT, read_yaml, run_script

ACTION = read_yaml(ROOT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Job:
    """A workspace with the files that GitHub gives to the steps of a job."""

    def __init__(self, folder: Path) -> None:
        """Make the workspace."""
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self._summary, self._output = folder / "summary", folder / "output"
        self._summary.touch()
        self._output.touch()

    def audit(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the audit step; `fail_on` is the input fail-on."""
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        (step,) = (step for step in STEPS if step.get("id") == "audit")
        known = {
            f"inputs.{n}": given.pop(n, str(i["default"])) for n, i in ACTION["inputs"].items()
        }
        assert not given
        variables = {
            name: _EXPRESSION.sub(lambda found: known[found[1]], value)
            for name, value in step["env"].items()
        }
        github = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "GITHUB_OUTPUT": str(self._output),
        }
        return run_script(step["run"], self.workspace, {**variables, **github})

    @property
    def summary(self) -> str:
        """What the job's page shows."""
        return self._summary.read_text(encoding="utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        """What later steps may use, the newest of each name."""
        lines = self._output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job in an empty workspace."""
    return Job(tmp_path)


def test_shape_is_that_of_a_composite_action() -> None:
    """Every input and output is described, every step of the script names its shell."""
    assert "composite" == ACTION["runs"]["using"]
    for described in (*ACTION["inputs"].values(), *ACTION["outputs"].values()):
        assert described["description"].endswith(".")
    for declared in ACTION["inputs"].values():
        assert isinstance(declared["default"], str)
    for step in STEPS:
        assert ("uses" in step) != ("run" in step)
        assert "uses" in step or step["shell"] == "bash"


def test_foreign_steps_are_pinned_by_hash() -> None:
    """An action of others is named by its commit: a tag may be moved."""
    uses = [step["uses"] for step in STEPS if "uses" in step]
    assert [] == [used for used in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used)]


def test_no_input_is_pasted_into_a_script() -> None:
    """Scripts hold no expression: inputs come as variables, so that they cannot run anything."""
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def test_every_input_is_used_and_every_output_written() -> None:
    """What is declared is wired, and nothing else is."""
    text = json.dumps(STEPS)
    used = {found[1] for found in re.finditer(r"\{\{ inputs\.([\w-]+) \}\}", text)}
    assert set(ACTION["inputs"]) == used
    (script,) = (step["run"] for step in STEPS if step.get("id") == "audit")
    written = set(re.findall(r"printf '([\w-]+)=", script))
    assert set(ACTION["outputs"]) == written
    for name, output in ACTION["outputs"].items():
        assert f"${{{{ steps.audit.outputs.{name} }}}}" == output["value"]


def test_install_step_installs_the_action_itself(tmp_path: Path) -> None:
    """The program comes from the action's own folder, whatever that is called."""
    (step,) = (step for step in STEPS if "GITHUB_ACTION_PATH" in step.get("run", ""))
    stand_in = tmp_path / "bin" / "python"
    stand_in.parent.mkdir()
    stand_in.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > told\n', encoding="utf-8")
    stand_in.chmod(0o755)
    variables = {"PATH": str(stand_in.parent), "GITHUB_ACTION_PATH": "/a path/of the action"}
    assert 0 == run_script(step["run"], tmp_path, variables).returncode
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert (["-m", "pip", "install"], "/a path/of the action") == (told[:3], told[-1])


def test_audit_of_the_sample(job: Job) -> None:
    """The sample is audited: summary appended, outputs named, nobody named in the log."""
    (job.workspace / "people").symlink_to(ROOT / "sample_data")
    outcome = job.audit(sources="people\n", fail_on="people > 9999\nduplicates > 999", key="s")
    assert (0, "") == (outcome.returncode, outcome.stderr)
    expected = {
        "out": "audit",
        "summary": "audit/summary.md",
        "sarif": "audit/auditor.sarif",
        "junit": "audit/junit.xml",
        "exit-code": "0",
    }
    assert expected == job.outputs
    for name in ("summary", "sarif", "junit"):
        assert (job.workspace / expected[name]).is_file()
    assert (job.workspace / "audit/summary.md").read_text(encoding="utf-8") == job.summary
    names = [
        person["name"]
        for person in json.loads((ROOT / "sample_data/truth.json").read_bytes())["people"]
        if len(person["name"].split()) > 1
    ]
    assert len(names) > 100
    assert [] == [name for name in names if name in outcome.stdout + job.summary]


def test_failed_gate_fails_the_step_after_its_summary(job: Job) -> None:
    """A condition that holds is exit 1, and the summary says so nevertheless."""
    (job.workspace / "book.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hedwig Sandmann\r\nEND:VCARD\r\n", encoding="utf-8"
    )
    (job.workspace / "auditor.toml").write_text('sources = ["book.vcf"]\n', encoding="utf-8")
    outcome = job.audit(fail_on="people")
    assert (1, "1") == (outcome.returncode, job.outputs["exit-code"])
    assert "people" in job.summary
    assert "Hedwig" not in outcome.stdout + outcome.stderr + job.summary


def test_inputs_run_nothing_and_forge_nothing(job: Job) -> None:
    """Hostile inputs stay texts: no command runs, no output is forged, no option smuggled in."""
    outcome = job.audit(
        sources="$(touch ran)\n`touch ran`\n; touch ran\n--lang=de\n",
        out="here; touch ran\nexit-code=0",
        fail_on="people > 1; touch ran",
    )
    assert outcome.returncode == int(job.outputs["exit-code"]) == 2
    assert not (job.workspace / "ran").exists()
    assert set(ACTION["outputs"]) == set(job.outputs)
    assert 3 == job.audit(sources="--lang=de").returncode


def test_nothing_readable_leaves_no_old_summary(job: Job) -> None:
    """What an earlier run left in the folder is not told as what this one found."""
    old = job.workspace / "audit"
    old.mkdir()
    (old / "summary.md").write_text("old news", encoding="utf-8")
    outcome = job.audit(sources="nowhere.zip")
    assert (3, "3", "") == (outcome.returncode, job.outputs["exit-code"], job.outputs["summary"])
    assert "" == job.summary
