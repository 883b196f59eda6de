"""Progress on standard error: a line that moves on a terminal, and a line for each skipped input anywhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli.terminal import safe

if TYPE_CHECKING:
    from mahdar.model.article import Skipped

MAX_SKIPPED_LINES = 50
"""Skipped inputs named in one run; the rest are only counted."""

MAX_LINES_OF_FILE = 5
"""Skipped lines named of one file."""


class Progress:
    """Counts articles; draws only where somebody looks."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet, self.count = quiet, 0
        self.left_out = self.told = self.of_file = 0
        self.file = ""
        self.status: Any = None
        self.drawn = 0.0

    def __enter__(self) -> Progress:
        if not self.quiet and sys.stderr.isatty():
            from rich.console import Console

            self.status = Console(stderr=True).status("reading")
            self.status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.status is not None:
            self.status.stop()
        if self.left_out > self.told and not self.quiet:
            click.echo(f"… and {self.left_out - self.told} more skipped", err=True)

    def read(self, source: str) -> None:
        """One more article was read."""
        self.count += 1
        if self.status is not None and time.monotonic() - self.drawn > 0.1:
            from rich.markup import escape

            self.drawn = time.monotonic()
            self.status.update(f"{self.count} read · {escape(safe(source)[-60:])}")

    def say(self, words: str) -> None:
        """What the run is at."""
        if self.status is not None:
            self.status.update(words)

    def skipped(self, item: Skipped) -> None:
        """One input was skipped, with its reason."""
        self.left_out += 1
        file = item.source.rsplit(":", 1)[0].rsplit("#", 1)[0]
        self.of_file = self.of_file + 1 if file == self.file else 1
        self.file = file
        if self.quiet or self.told >= MAX_SKIPPED_LINES or self.of_file > MAX_LINES_OF_FILE:
            return
        self.told += 1
        click.echo(f"skipped {safe(item.source)}: {item.code}: {safe(item.reason)}", err=True)
