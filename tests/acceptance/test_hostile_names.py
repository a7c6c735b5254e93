"""Names that are formulas, escapes or markup do no harm, on the screen or in any output."""

import csv
import io
from pathlib import Path

from tests.acceptance.running import contacts, run

HOSTILE_NAMES = (
    '=HYPERLINK("http://evil.example";"click")',
    "+1+1",
    "@SUM(1+1)",
    "-2+3",
    "\x1b[31mRed\x1b[0m Alert",
    "\x1b]0;title\x07 Bell",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "Evil \u202egnp.exe",
    "{{ 7 * 7 }}",
    "A" * 10_000,
)


def test_hostile_names(tmp_path: Path) -> None:
    """Formulas, escapes and markup in names are harmless in every output and on the screen."""
    rows = [
        ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    ]
    rows += [
        [name, "Muster", f"https://www.linkedin.com/in/muster-{n}", "", name, name, "01 Jan 2020"]
        for n, name in enumerate(HOSTILE_NAMES)
    ]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "Connections.csv").write_text(text.getvalue(), "utf-8", newline="")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert len(contacts(tmp_path)) == len(HOSTILE_NAMES)
    for path in (tmp_path / "audit").glob("*.csv"):
        table = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        formulas = [cell for row in table for cell in row if cell[:1] in tuple("=+-@\t\r")]
        assert [cell for cell in formulas if not _is_number(cell)] == []
    for path in (tmp_path / "audit").iterdir():
        content = path.read_text("utf-8")
        assert "\x1b" not in content
        if path.suffix == ".html":
            assert "<script>alert" not in content
            assert "<img src=x" not in content
            assert "\u202e" not in content


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
