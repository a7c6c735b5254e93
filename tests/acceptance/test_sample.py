"""The committed sample is what its program writes, and what its truth says."""

import json
import zipfile
from pathlib import Path

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.pipeline import audit
from sample_data.make import make
from sample_data.network.truth import truth
from tests.acceptance.validity import faults

SAMPLE = Path(__file__).parents[2] / "sample_data"


def test_program_writes_the_committed_files() -> None:
    """The seeded program gives the same files every time.

    Archives are compared by what is in them: how tightly ZIP packs differs
    between builds of zlib.
    """
    packed = make()
    with zipfile.ZipFile(SAMPLE / packed.zip_name) as archive:
        assert {i.filename: archive.read(i) for i in archive.infolist()} == packed.export
        assert {i.date_time[:3] for i in archive.infolist()} == {(2026, 3, 14)}
    committed = {path.name: path.read_bytes() for path in (SAMPLE / "address_book").iterdir()}
    assert committed == packed.address_book
    assert json.loads((SAMPLE / "truth.json").read_text("utf-8")) == truth(packed)


def test_other_seeds_are_other_worlds() -> None:
    """Another seed gives other people, the same seed the same."""
    first, again, other = make(seed=1, size=60), make(seed=1, size=60), make(seed=2, size=60)
    assert first.export == again.export
    assert first.export["Connections.csv"] != other.export["Connections.csv"]


def test_audit_of_the_sample_agrees_with_its_truth() -> None:
    """On the sample, every planted person comes out as the truth says."""
    known = json.loads((SAMPLE / "truth.json").read_text("utf-8"))
    archive = SAMPLE / make().zip_name
    result = audit(AuditOptions((archive, SAMPLE / "address_book"), rulebook=load()))
    rows = result.account.assign(file=result.account["source"].str.rsplit("/", n=1).str[-1])
    person_ids = {
        (file, line): person_id
        for file, line, person_id in zip(rows["file"], rows["line"], rows["person_id"], strict=True)
    }
    classes = dict(zip(result.verdicts["person_id"], result.verdicts["class"], strict=True))
    planted = [person for person in known["people"] if person["planted"]]
    expected = {person["id"]: person["class"] for person in planted}
    said = {
        person["id"]: classes[
            person_ids[person["records"][0]["file"], person["records"][0]["line"]]
        ]
        for person in planted
    }
    assert said == expected
    assert faults(result) == []
