"""Tests of configuration on the command line: what is in force, what wins, what is refused."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import Result

from auditor.cli.audit import audit
from auditor.cli.options import PARAMETERS, AuditRequest

Run = Callable[..., Result]


def _write(*lines: str, name: str = "auditor.toml") -> None:
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _in_force(run: Run, *arguments: str) -> dict[str, tuple[object, str]]:
    outcome = run("config", "--format", "json", "--", *arguments)
    assert (0, "") == (outcome.exit_code, outcome.stderr)
    settings = json.loads(outcome.stdout)["settings"]
    return {key: (s["value"], s["place"] or s["origin"]) for key, s in settings.items()}


def test_options_are_declared_once() -> None:
    """The fields of a request, the options of --help and the keys of a file are the same."""
    names = [field.name for field in fields(AuditRequest)]
    assert names == [parameter.name for parameter in PARAMETERS.values()]
    options = {option for p in audit.params if isinstance(p, click.Option) for option in p.opts}
    own = {f"--{key}" for key in PARAMETERS if key != "sources"}
    assert own | {"--config", "--no-config", "-o"} == options


def test_help_shows_every_option_with_its_meaning(auditor: Run) -> None:
    """No option is without a section and a sentence."""
    told = auditor("audit", "--help").stdout
    for parameter in audit.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in told
            assert parameter.help
            assert parameter.help.endswith(".")


def test_config_shows_every_option(auditor: Run) -> None:
    """`auditor config` lists each key, also without any file."""
    outcome = auditor("config")
    keys = re.findall(r"^([a-z][a-z-]+)  ", outcome.stdout, flags=re.MULTILINE)
    assert list(PARAMETERS) == keys
    assert "Configuration file: none" in outcome.stdout


def test_file_is_in_force_with_its_lines(auditor: Run) -> None:
    """Values of the file count, and each is told with its line."""
    _write('sources = ["book.vcf"]', "enrich = true", "as-of = 2026-01-02", 'lang = "de"')
    seen = _in_force(auditor)
    assert (["book.vcf"], "auditor.toml:1") == seen["sources"]
    assert (True, "auditor.toml:2") == seen["enrich"]
    assert ("2026-01-02", "auditor.toml:3") == seen["as-of"]
    assert ("audit", "default") == seen["out"]


def test_command_line_wins_and_lists_replace(auditor: Run) -> None:
    """What the command line says is used instead of the file, lists as a whole."""
    _write('sources = ["book.vcf"]', 'fail-on = ["people > 1", "people > 2"]', 'lang = "de"')
    seen = _in_force(auditor, "Connections.csv", "--fail-on", "people > 3", "--lang", "en")
    assert (["Connections.csv"], "command line") == seen["sources"]
    assert (["people > 3"], "command line") == seen["fail-on"]
    assert ("en", "command line") == seen["lang"]


def test_language_of_the_environment(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that the environment decides is told with its variable."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert ("de", "LANG") == _in_force(auditor)["lang"]
    assert "environment (LANG)" in auditor("config").stdout


def test_secret_key_is_never_shown(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of AUDITOR_KEY only whether it is set is told; CI is told as it is."""
    monkeypatch.setenv("AUDITOR_KEY", "open sesame")
    monkeypatch.setenv("CI", "true")
    for form in ("text", "json"):
        outcome = auditor("config", "--format", form)
        assert "sesame" not in outcome.stdout
        assert "set" in outcome.stdout
        assert "true" in outcome.stdout


def test_own_name_is_not_shown_in_a_job(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI=true not even the owner's own name is printed."""
    told = auditor("config", "--", "book.vcf", "--me", "Jana Beispiel").stdout
    assert "Jana Beispiel" in told
    monkeypatch.setenv("CI", "true")
    for form in ("text", "json"):
        told = auditor("config", "--format", form, "--", "book.vcf", "--me", "Jana Beispiel").stdout
        assert "Jana" not in told


def test_paths_count_from_the_file(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources and folders of a file further up are found from a folder below."""
    _write('sources = ["book.vcf"]', 'out = "here"', 'format = ["json"]')
    Path("deep/er").mkdir(parents=True)
    monkeypatch.chdir("deep/er")
    assert 0 == auditor("audit").exit_code
    assert Path("../../here/audit.json").exists()


def test_no_config_and_another_file(auditor: Run) -> None:
    """--no-config uses none, --config another one; both together cannot be meant."""
    _write('lang = "de"')
    _write('lang = "en"', 'sources = ["book.vcf"]', name="other.toml")
    assert ("de", "auditor.toml:1") == _in_force(auditor)["lang"]
    assert "default" == _in_force(auditor, "--no-config")["lang"][1]
    assert ("en", "other.toml:1") == _in_force(auditor, "--config", "other.toml")["lang"]
    outcome = auditor("config", "--config", "other.toml", "--no-config")
    assert 2 == outcome.exit_code
    assert 4 == auditor("audit", "book.vcf", "--config", "nowhere.toml").exit_code


def test_sources_are_needed_somewhere(auditor: Run) -> None:
    """Without SOURCE on the command line and in the file there is nothing to audit."""
    _write('lang = "de"')
    outcome = auditor("audit")
    assert 2 == outcome.exit_code
    assert "SOURCE" in outcome.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('lagn = "de"', "auditor.toml:2: lagn: there is no such key (did you mean lang?)"),
        ('fail_on = ["x"]', "did you mean fail-on?"),
        ('zzz = "de"', "known: sources, "),
        ('lang = "dee"', "auditor.toml:2: lang: 'dee' is not one of 'en', 'de' (did you mean de?)"),
        ("lang = 3", 'lang: must be a text in quotes, as "3"'),
        ('fail-on = "cooled"', 'fail-on: must be a list, as ["cooled"]'),
        ("rules = [1]", "rules: must be a text in quotes"),
        ('fail-on = [\n"people",\n"coold"]', "auditor.toml:4: fail-on: there is no metric coold"),
        ('enrich = "yes"', "enrich: must be true or false"),
        ('as-of = "soon"', "as-of: 'soon' is no day; write YYYY-MM-DD"),
        ('region = "XX"', "auditor.toml:2: region: "),
        ('fail-on = ["cooled > 1"]', "auditor.toml:2: fail-on: counts changes"),
        ("lang = ", "auditor.toml:2:8: is no TOML"),
    ],
)
def test_wrong_configuration_is_exit_4(auditor: Run, line: str, told: str) -> None:
    """What cannot be meant is one line with file, line, key and advice, and nothing is written."""
    _write('sources = ["book.vcf"]', line)
    outcome = auditor("audit")
    assert (4, 1) == (outcome.exit_code, len(outcome.stderr.splitlines()))
    assert told in outcome.stderr
    assert not Path("audit").exists()


def test_same_trouble_on_the_command_line_is_wrong_usage(auditor: Run) -> None:
    """The file is blamed only for what it says itself."""
    _write('lang = "de"')
    assert 2 == auditor("audit", "book.vcf", "--region", "XX").exit_code
    assert 2 == auditor("audit", "book.vcf", "--fail-on", "cooled > 1").exit_code


def test_help_answers_beside_a_broken_file(auditor: Run) -> None:
    """A broken configuration does not stand in the way of --help."""
    _write("lang = ")
    assert 0 == auditor("audit", "--help").exit_code
