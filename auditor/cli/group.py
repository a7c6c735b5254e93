"""The command `auditor`: finds its subcommands late and turns every error into one line."""

import contextlib
import errno
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from types import FrameType
from typing import IO, Any, NoReturn

import click

from auditor import __version__
from auditor.cli.privacy import error_text
from auditor.errors import AuditorError, UsageError, fault_of
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
_INTERRUPTED, _PIPE_CLOSED, _TERMINATED = 130, 141, 143
"""As shells tell them: 128 and the number of the signal."""


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

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the command line; a job that is cancelled leaves no half-written file behind."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, _terminated)
        return super().main(*arguments, **settings)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read what stands before the subcommand; what is wrong there is one line too."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            if _is_help(error):
                raise
            raise _OneLine(_told(error)) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; every error is one line on stderr and its own exit code."""
        try:
            return super().invoke(ctx)
        except AuditorError as error:
            _end(ctx, error_text(error), error.exit_code)
        except click.UsageError as error:
            if _is_help(error):
                raise
            _end(ctx, _told(error), error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            _end(ctx, "stopped; every file that was written is whole", _INTERRUPTED)
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(_PIPE_CLOSED)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                _bug(ctx, error)
            _let_go_of_stdout()
            _end(
                ctx, "the disk is full; every file that was written is whole", UsageError.exit_code
            )
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes exit 70
            _bug(ctx, error)


class _OneLine(click.ClickException):
    """Wrong usage that is told before there is a context to end."""

    exit_code = UsageError.exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        del file
        click.echo(_line(self.message), err=True)


def _line(message: str) -> str:
    return f"auditor: {printable(message)}"


def _end(ctx: click.Context, message: str, code: int) -> NoReturn:
    click.echo(_line(message), err=True)
    ctx.exit(code)


def _bug(ctx: click.Context, error: BaseException) -> NoReturn:
    if os.environ.get("AUDITOR_DEBUG"):
        traceback.print_exception(error)
    place = f"this is a bug in the auditor ({fault_of(error)})"
    _end(ctx, f"{place}; nothing was changed. AUDITOR_DEBUG=1 shows the details", _BUG)


def _is_help(error: click.UsageError) -> bool:
    """Tell whether the "error" is the help that a command without arguments shows."""
    return type(error).__name__ == "NoArgsIsHelpError"


def _told(error: click.UsageError) -> str:
    """Return click's message as ours: a clause, and where to read on."""
    message = error.format_message().rstrip(".")
    command = error.ctx.command_path if error.ctx else "auditor"
    return f"{message[:1].lower()}{message[1:]} ({command} --help tells more)"


def _terminated(_: int, __: FrameType | None) -> NoReturn:
    sys.exit(_TERMINATED)


def _let_go_of_stdout() -> None:
    """Keep the interpreter from complaining, at its end, that nobody reads any more."""
    with contextlib.suppress(OSError, ValueError):  # stdout may be no file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
