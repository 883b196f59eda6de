"""`mahdar`: finds the command, and turns every error into one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from mahdar import __version__

OK, NOTHING, USAGE, PARTLY, MISTAKE, INTERRUPTED, PIPE = 0, 1, 2, 3, 70, 130, 141

COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("mahdar.cli.read", "Read articles and print what each of them says."),
    "build": ("mahdar.cli.build", "Read articles, settle them into one record and write it."),
    "show": ("mahdar.cli.show", "Show an article with its findings underlined."),
    "explain": ("mahdar.cli.explain", "Say why a finding was made: rule, words, anchor."),
    "init": ("mahdar.cli.keep", "Make a store."),
    "add": ("mahdar.cli.keep", "Read sources into the store and settle it."),
    "update": ("mahdar.cli.keep", "Read the store's articles anew with the rules of today."),
    "status": ("mahdar.cli.keep", "Say what the store holds."),
    "search": ("mahdar.cli.ask", "Find articles by words, in any spelling."),
    "timeline": ("mahdar.cli.ask", "List events in order of time, all or those of somebody."),
    "said": ("mahdar.cli.ask", "List who said what, on whose word."),
    "positions": ("mahdar.cli.ask", "List where the parties stand."),
    "disputes": ("mahdar.cli.ask", "List where sources do not go together."),
    "ahead": ("mahdar.cli.ask", "List what is scheduled or planned, and what is missing."),
    "changes": ("mahdar.cli.ask", "List what changed since a day or a run."),
    "decide": ("mahdar.cli.judge", "Write a decision down."),
    "undo": ("mahdar.cli.judge", "Take a decision back."),
    "export": ("mahdar.cli.export", "Write the record of the store in any format."),
    "db": ("mahdar.cli.keep", "Back the store up, check it, settle it."),
    "lang": ("mahdar.cli.lang", "List, check, show and try the tables of a language."),
}
"""Name → (module with a function of that name, one line of help). A module is imported only when its command runs."""


class Stopped(Exception):
    """The run was ended from outside, with the exit code for it."""


class Lazy(click.Group):
    """A group whose commands are imported only when they run; its help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None for an unknown one."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; click would end the program itself on a broken pipe, and print a line on Ctrl-C."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, KeyboardInterrupt) as error:
            raise Stopped(PIPE if isinstance(error, BrokenPipeError) else INTERRUPTED) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their words, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
def main() -> None:
    """Mahdar reads news about diplomacy, Arabic first, and writes the minutes of it: who met whom, who said what
    and on whose word, what is planned, what the sources disagree on, and the sentence behind every line.

    Nothing leaves this machine; only --fetch uses the network.
    """


def run(args: list[str] | None = None) -> None:
    """The entry point of the command: never a traceback, always an exit code (see `mahdar.cli`)."""
    sys.exit(code(args))


def code(args: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    from mahdar.errors import Internal, MahdarError, UsageError

    _utf8()
    try:
        result: Any = main.main(args, prog_name="mahdar", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else OK
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE if isinstance(error, click.UsageError) else NOTHING
    except MahdarError as error:
        return _complain(str(error), USAGE if isinstance(error, UsageError) else NOTHING)
    except Stopped as stopped:
        return _stopped(stopped.args[0])
    except (KeyboardInterrupt, click.Abort):
        return _stopped(INTERRUPTED)
    except BrokenPipeError:
        return _stopped(PIPE)
    except OSError as error:
        return _complain(f"MHD-110: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", NOTHING)
    except Exception as error:
        if os.environ.get("MAHDAR_DEBUG"):
            raise
        words = f"{type(error).__name__}: {str(error)[:300]}"
        return _complain(str(Internal(f"a mistake of this program: {words}", "MAHDAR_DEBUG=1 shows where")), MISTAKE)


def _stopped(exit_code: int) -> int:
    """Say that the run was interrupted; when the reader of a pipe went away, say nothing and write nothing more."""
    if exit_code == INTERRUPTED:
        return _complain("interrupted", exit_code)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exit_code


def _complain(words: str, exit_code: int) -> int:
    click.echo(words, err=True)
    return exit_code


def _utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    run()
