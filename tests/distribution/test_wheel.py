"""Tests of the distribution: built, installed apart from the checkout, and run."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.wheel, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a build environment of its own: hatchling is a test dependency."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)  # noqa: S603 - our own
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_rules_reports_and_translations(wheel: Path) -> None:
    """Everything the program reads at run time is inside; tests and samples are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("rules", "reports"):
        shipped = {
            f"auditor/_data/{folder}/{path.relative_to(ROOT / folder).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert shipped <= set(names)
        assert shipped
    assert any(name.endswith(".mo") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "sample_data/"))]


def test_installed_wheel_audits_the_sample(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout, the command audits and writes every output."""
    environment = tmp_path / "environment"
    # The dependencies are seen through the test environment; the auditor itself is the wheel's.
    venv.create(environment, with_pip=False, system_site_packages=False)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(  # noqa: S603 - our own
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(site)
    ours = [p for p in sys.path if p.endswith("site-packages")]
    Path(site, "dependencies.pth").write_text("\n".join(ours), encoding="utf-8")
    outcome = subprocess.run(  # noqa: S603 - our own
        [
            python,
            "-c",
            "from auditor.cli import main; import auditor; print(auditor.__file__); main()",
            "audit",
            str(ROOT / "sample_data"),
            "--out",
            str(tmp_path / "audit"),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert str(environment) in outcome.stdout
    assert (tmp_path / "audit" / "report.html").stat().st_size > 50_000
