"""Tests of the configuration file: which one is found, what it says, where a key stands."""

from pathlib import Path

import pytest

from auditor.configuration import find_configuration, read_configuration
from auditor.errors import ConfigurationError

OURS = '[tool.auditor]\nlang = "de"\n'


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory home/project/deep, with home above it."""
    deep = tmp_path / "home" / "project" / "deep"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    return deep


def _found(start: Path) -> dict[str, object] | None:
    configuration = find_configuration(start, start.parents[1])
    return dict(configuration.values) if configuration else None


def test_nothing_is_found_where_there_is_nothing(folders: Path) -> None:
    """No file, no configuration."""
    assert _found(folders) is None


def test_own_file_goes_before_the_shared_one(folders: Path) -> None:
    """In one folder auditor.toml is used and pyproject.toml is not read."""
    (folders / "auditor.toml").write_text('lang = "en"\n')
    (folders / "pyproject.toml").write_text(OURS + "= broken")
    assert {"lang": "en"} == _found(folders)


def test_only_the_nearest_is_used(folders: Path) -> None:
    """A file in the folder hides one above it; a pyproject.toml without our table does not."""
    (folders.parent / "auditor.toml").write_text('out = "above"\n')
    (folders / "pyproject.toml").write_text('[project]\nname = "auditor-list"\n')
    assert {"out": "above"} == _found(folders)
    (folders / "pyproject.toml").write_text(OURS)
    assert {"lang": "de"} == _found(folders)


def test_search_ends_at_home_and_at_a_repository(folders: Path) -> None:
    """What lies above the user's home or the repository is none of ours."""
    (folders.parents[2] / "auditor.toml").write_text('lang = "de"\n')
    assert _found(folders) is None
    (folders.parents[1] / "auditor.toml").write_text('lang = "en"\n')
    assert {"lang": "en"} == _found(folders)
    (folders.parent / ".git").mkdir()
    assert _found(folders) is None


def test_broken_pyproject_of_others_is_none_of_ours(folders: Path) -> None:
    """A pyproject.toml that never names us is passed over, even when it is no TOML."""
    (folders / "pyproject.toml").write_text("[project\n")
    assert _found(folders) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("auditor.toml", 'lang = "de"\n'),
        ("auditor.toml", "\ufeff" + OURS),
        ("pyproject.toml", OURS),
        ("anything.toml", OURS),
        ("pyproject.toml", 'tool.auditor.lang = "de"\n'),
    ],
)
def test_own_file_with_and_without_table(folders: Path, name: str, text: str) -> None:
    """A file that is ours alone needs no table; pyproject.toml does."""
    (folders / name).write_text(text, encoding="utf-8")
    assert {"lang": "de"} == dict(read_configuration(folders / name).values)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'lang = "de"\nout = \n', "auditor.toml:2:7: is no TOML"),
        (b'lang = "de"\nlang = "en"\n', "auditor.toml:2:"),
        (b"lang = '\xff'\n", "auditor.toml: is not UTF-8 text"),
        (b"[tool]\nauditor = 3\n", "auditor.toml: [tool.auditor] must be a table"),
    ],
)
def test_unreadable_file_is_said_with_its_place(folders: Path, content: bytes, told: str) -> None:
    """A file that cannot be read is exit 4, with file, line and column where there are any."""
    (folders / "auditor.toml").write_bytes(content)
    with pytest.raises(ConfigurationError) as raised:
        find_configuration(folders, None)
    assert told in str(raised.value)
    assert raised.value.exit_code == 4


def test_missing_file_is_said() -> None:
    """A file named on the command line must be there."""
    with pytest.raises(ConfigurationError, match=r"nowhere\.toml: cannot be read: No such file"):
        read_configuration(Path("nowhere.toml"))


def test_lines_of_keys_and_items(folders: Path) -> None:
    """A key is found in our table alone, an item of a list on its own line."""
    file = folders / "pyproject.toml"
    file.write_text(
        '[tool.other]\nlang = "x"\n\n[ tool . "auditor" ]\n"lang" = "de"\n'
        'fail-on = [\n  "people > 1",\n  "cooled > 5",\n]\n[tool.auditor-not]\nout = "x"\n'
    )
    configuration = read_configuration(file)
    assert 5 == configuration.line("lang")
    assert 6 == configuration.line("fail-on")
    assert 8 == configuration.line("fail-on", "cooled > 5")
    assert 6 == configuration.line("fail-on", "nothing of it")
    assert 0 == configuration.line("out")
    assert "pyproject.toml:5" == configuration.place("lang")
    assert "pyproject.toml" == configuration.place("out")
