"""The command `auditor`: finds its subcommands late and turns every error into one line."""

import importlib
import os
import traceback
from collections.abc import Mapping
from typing import Any

import click

from auditor import __version__
from auditor.errors import AuditorError, fault_of
from auditor.forms import printable

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "audit": ("auditor.cli.audit", "audit"),
    "explain": ("auditor.cli.explain", "explain"),
    "report": ("auditor.cli.report", "report"),
    "diff": ("auditor.cli.diff", "diff"),
    "prune": ("auditor.cli.prune", "prune"),
    "rules": ("auditor.cli.rules", "rules"),
    "config": ("auditor.cli.config", "config"),
}
"""Subcommand -> module and attribute, in the order that --help shows."""

_BUG = 70


class AuditorGroup(click.Group):
    """A group that imports a subcommand only when it is asked for: pandas takes its time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, or None where there is none of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an AuditorError is one line on stderr and its own exit code."""
        try:
            return super().invoke(ctx)
        except AuditorError as error:
            click.echo(f"auditor: {printable(str(error))}", err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes exit 70
            click.echo(
                f"auditor: this is a bug in the auditor ({fault_of(error)}); "
                "nothing was changed. AUDITOR_DEBUG=1 shows the details",
                err=True,
            )
            if os.environ.get("AUDITOR_DEBUG"):
                traceback.print_exc()
            ctx.exit(_BUG)


@click.command(
    cls=AuditorGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Everything stays on this computer: the auditor never opens a network connection.",
)
@click.version_option(__version__, prog_name="auditor")
def main() -> None:
    """Tell relationships from business cards in your own contacts.

    Give it your LinkedIn export and your address book, and it shows which
    contacts are relationships, which have gone quiet, and which never went
    past the business card - and why.

    \b
    For example:
      auditor audit Complete_LinkedInDataExport_01-31-2026.zip contacts.vcf
      auditor explain audit/ "Jana Beispiel"
      auditor prune audit/ --vcard contacts.vcf --decisions decisions.csv -o pruned/
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
