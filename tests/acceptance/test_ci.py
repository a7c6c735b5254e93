"""In CI nothing that leaves the machine names anybody: the program run as a job runs it."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data"
PLANTED = "Quillfeather"
"""A name that stands in names of files only."""
PASSED_ON = ("summary.md", "junit.xml", "auditor.sarif", "annotations.txt")
OURS = {"dad", "new", "org", "the"}
"""Words of cards without a name ("Dad") that our own sentences hold as well."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Job:
    """A finished job: what it printed, and where its outputs are."""

    folder: Path
    code: int
    printed: str

    @property
    def passed_on(self) -> str:
        """All that others see: what was printed, and the files made for them."""
        files = [self.folder / "audit" / name for name in PASSED_ON]
        return self.printed + "".join(file.read_text("utf-8") for file in files if file.exists())


def run(folder: Path, *arguments: str, **variables: str) -> Job:
    """Run the program without a terminal, with CI=true unless told otherwise."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "auditor", *arguments],
        env={**kept, "CI": "true", "PYTHONUTF8": "1", "LANG": "en", **variables},
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Job(folder, done.returncode, (done.stdout + done.stderr).decode())


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample data, beside files whose names name somebody."""
    folder = tmp_path_factory.mktemp("job")
    sources = folder / "sources"
    sources.mkdir()
    for archive in SAMPLE.glob("*.zip"):
        shutil.copy(archive, sources)
    shutil.copytree(SAMPLE / "address_book", sources / "address_book")
    book = sources / "address_book"
    (book / "nextcloud.vcf").rename(book / f"{PLANTED} family.vcf")
    (book / f"Jane {PLANTED}.vcf").write_bytes(bytes(range(256)) * 40)
    (book / f"{PLANTED}.csv").write_text("who,knows\nwhat,this\n")
    return sources


@pytest.fixture(scope="session")
def job(sources: Path) -> Job:
    """The sample data audited by a job that asks for every format it can show."""
    formats = ("html", "csv", "json", "markdown", "junit", "sarif", "github")
    wanted = [part for name in formats for part in ("--format", name)]
    gate = ("--fail-on", "findings > 0")
    return run(sources.parent, "audit", "sources", *wanted, *gate, AUDITOR_KEY="for tests")


def told(result: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Return words of names, and whole companies, addresses, numbers of everybody."""
    people = result["people"]
    names = [*people["name"], *result["account"]["name"], result["owner"]["name"]]
    words = {word.casefold() for name in names for word in _WORD.findall(name)}
    whole = {
        part
        for column in ("company", "card_company", "emails", "phones", "profile", "linkedin_url")
        for cell in people[column]
        for part in cell.split("; ")
        if len(part) > 3
    }
    return words, whole


def test_job_names_nobody(job: Job) -> None:
    """No word of a name, no company, address or number is printed or passed on."""
    result = json.loads((job.folder / "audit" / "audit.json").read_text("utf-8"))
    words, whole = told(result)
    shown = {word.casefold() for word in _WORD.findall(job.passed_on)}

    assert 1 == job.code
    assert len(words) > 300
    assert set() == (words & shown) - OURS
    assert [] == [text for text in whole if text in job.passed_on]
    assert PLANTED not in job.passed_on


def test_same_numbers(job: Job) -> None:
    """Terminal, Markdown, page and annotations tell the same numbers, redacted or not.

    The sentence parts those of whom nothing can be told from the cards.
    """
    written = {
        name: (job.folder / "audit" / name).read_text("utf-8")
        for name in ("summary.md", "report.html", "annotations.txt")
    }
    lead = written["summary.md"].splitlines()[0].removeprefix("# ")
    heading = re.search(r"<h1>\s*(.*?)\s*</h1>", written["report.html"], re.DOTALL)
    total = re.search(r"^Of (\d+) contacts$", job.printed, re.MULTILINE)
    classes = re.findall(r"^ +(\d+)  (?:are|have) ", job.printed, re.MULTILINE)
    unknown = re.search(r"^ +(\d+) of these cannot be told", job.printed, re.MULTILINE)

    assert heading
    assert total
    assert lead == heading.group(1)
    assert lead in written["annotations.txt"]
    assert unknown
    told = re.findall(r"\d+", lead)
    assert told[:3] == [total.group(1), *classes[:2]]
    assert told[4] == unknown.group(1)
    assert int(told[3]) + int(told[4]) == int(classes[2])


def test_private_folder_holds_all(job: Job) -> None:
    """What stays in the private folder is in full."""
    result = json.loads((job.folder / "audit" / "audit.json").read_text("utf-8"))
    with (job.folder / "audit" / "contacts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert "" == result["redaction"]
    assert PLANTED in json.dumps(result["sources"])
    assert len(result["people"]["name"]) == len(rows)
    assert "Miriam Falkenrath" in (job.folder / "audit" / "report.html").read_text("utf-8")


def test_same_key_same_names(job: Job) -> None:
    """With AUDITOR_KEY two runs pass on the same bytes; without it a run says they will differ."""
    asked = ("report", "audit", "--format", "markdown", "--format", "sarif", "-o")
    one, two = (run(job.folder, *asked, name, AUDITOR_KEY="for tests") for name in ("a", "b"))
    without = run(job.folder, *asked, "c")

    for name in ("summary.md", "auditor.sarif"):
        written = [(job.folder / folder / name).read_bytes() for folder in ("a", "b", "c")]
        assert (job.folder / "audit" / name).read_bytes() == written[0]
        assert written[0] == written[1] != written[2]
    assert "will not match" not in job.printed + one.printed + two.printed
    assert "will not match those of the next run" in without.printed


def test_redact_outside_ci(job: Job) -> None:
    """With `--redact` even the outputs in a folder name nobody."""
    formats = [part for name in ("html", "csv", "json") for part in ("--format", name)]
    done = run(job.folder, "report", "audit", "-o", "d", "--redact", *formats, CI="")
    words, whole = told(json.loads((job.folder / "audit" / "audit.json").read_text("utf-8")))
    written = {path.name: path.read_text("utf-8") for path in (job.folder / "d").iterdir()}
    people = json.loads(written["audit.json"])["people"]
    names = {word.casefold() for name in people["name"] for word in _WORD.findall(name)}

    assert 0 == done.code
    assert {"report.html", "contacts.csv", "audit.json"} <= set(written)
    assert [] == [(name, text) for name in written for text in whole if text in written[name]]
    assert set() == words & names


def test_errors_name_no_file(tmp_path: Path) -> None:
    """Where nothing can be read, a job's log does not tell what the files are called."""
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / f"Jane {PLANTED}.vcf").write_bytes(bytes(range(256)) * 40)
    done = run(tmp_path, "audit", "given")

    assert 3 == done.code
    assert PLANTED not in done.printed
    assert 1 == len(done.printed.splitlines())


def test_diff_names_nobody(job: Job) -> None:
    """What changed is told of invented names."""
    audit = job.folder / "audit" / "audit.json"
    plain = json.loads(audit.read_text("utf-8"))
    flip = {"meaningful": "dormant", "dormant": "meaningful"}
    classes = plain["verdicts"]["class"]
    plain["verdicts"]["class"] = [flip.get(name, name) for name in classes]
    (job.folder / "other.json").write_text(json.dumps(plain), "utf-8")
    done = run(job.folder, "diff", "other.json", "audit")
    words, _ = told(plain)

    assert 0 == done.code
    assert len(done.printed.splitlines()) > 10
    assert set() == words & {word.casefold() for word in _WORD.findall(done.printed)} - OURS
