"""What the commands share: their options, the sources they read, and how a run is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli.main import NOTHING, OK, PARTLY

if TYPE_CHECKING:
    from mahdar.cli.progress import Progress
    from mahdar.model.article import Skipped
    from mahdar.pool import Result

Command = Callable[..., Any]


def sources(command: Command) -> Command:
    """The argument SOURCES and the options of every command that reads many articles."""
    for option in reversed(
        (
            click.argument("sources", nargs=-1, required=True, metavar="SOURCES..."),
            click.option("--published", metavar="DATE", help="Publication day of all inputs, where you know it better."),
            click.option("--jobs", type=click.IntRange(0, 256), default=1, show_default=True, help="Processes; 0: all cores."),
            click.option("--fetch", is_flag=True, help="Allow web addresses among the sources."),
            no_people,
            click.option("--quiet", "-q", is_flag=True, help="No progress, no list of what was skipped."),
            click.option("--strict", is_flag=True, help="Exit with 3 when an input was skipped."),
        )
    ):
        command = option(command)
    return command


def no_people(command: Command) -> Command:
    """The option that leaves the table of people out."""
    return click.option("--no-people", is_flag=True, help="Read without the table of people: names by title, verb, shape.")(command)


class Run:
    """One run over sources: what was read, what was skipped, and what that means for the exit code."""

    def __init__(self, sources: tuple[str, ...], **chosen: Any) -> None:
        self.given: tuple[str, ...] = sources
        self.published: str | None = chosen["published"]
        self.jobs: int = chosen["jobs"]
        self.fetch: bool = chosen["fetch"]
        self.people: bool = not chosen["no_people"]
        self.quiet: bool = chosen["quiet"]
        self.strict: bool = chosen["strict"]
        self.read = 0
        self.skipped: list[Skipped] = []

    def readings(self, progress: Progress) -> Iterator[Result]:
        """Readings and skipped inputs, counted as they pass."""
        from mahdar.ingest import articles
        from mahdar.model.article import Skipped
        from mahdar.pool import readings

        found = articles(self.given, published=self.published, fetch=self.fetch)
        for result in readings(found, jobs=self.jobs, people=self.people):
            if isinstance(result, Skipped):
                self.skipped.append(result)
                progress.skipped(result)
            else:
                self.read += 1
                progress.read(result.article.source)
            yield result

    def exit_code(self) -> int:
        """0, 1 when nothing was read, 3 when something was skipped and that matters."""
        if not self.read:
            return NOTHING
        return PARTLY if self.strict and self.skipped else OK
