"""`mahdar show`: an article in the terminal with its findings underlined."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import options
from mahdar.cli.main import NOTHING, OK

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from mahdar.cli.spans import Finding
    from mahdar.model.reading import Reading

KINDS = ("entities", "times", "statements", "events", "positions", "proposals", "furniture")


@click.command()
@click.argument("file")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only findings of this kind (more than once: these).")
@click.option("--published", metavar="DATE", help="Publication day, where you know it better.")
@click.option("--left", is_flag=True, help="Set the text to the left, for terminals without right-to-left writing.")
@click.option("--no-list", is_flag=True, help="The text only, without the list of findings.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON: id, kind, places, words, rule.")
@options.no_people
def show(file: str, kinds: tuple[str, ...], published: str | None, left: bool, no_list: bool, as_json: bool, no_people: bool) -> int:
    """Show the article(s) in FILE with what was found underlined, and the list of findings with their ids.

    FILE may also be the id of an entity, event or dispute of the store ($MAHDAR_STORE): then that is shown whole.
    """
    from mahdar.cli.ask import is_held, show_held

    if is_held(file):
        return show_held(file, None, as_json)
    read = 0
    for reading in read_file(file, published=published, people=not no_people):
        read += 1
        chosen = [f for f in _findings(reading) if not kinds or f.kind in kinds]
        if as_json:
            _json(reading, chosen)
        else:
            _draw(reading, chosen, left, no_list)
    return OK if read else NOTHING


def read_file(file: str, *, published: str | None = None, people: bool = True) -> Any:
    """The readings of one file; what was skipped is told on standard error."""
    from mahdar.cli.progress import Progress
    from mahdar.ingest import articles
    from mahdar.model.article import Skipped
    from mahdar.pool import one

    progress = Progress()
    for item in articles(file, published=published):
        result = one(item, people)
        if isinstance(result, Skipped):
            progress.skipped(result)
        else:
            yield result


def _findings(reading: Reading) -> list[Finding]:
    from mahdar.cli.spans import findings

    return list(findings(reading))


def _json(reading: Reading, chosen: list[Finding]) -> None:
    import msgspec

    rows = [{"id": f.id, "kind": f.kind, "words": f.words, "rule": f.rule, "places": f.places} for f in chosen]
    sys.stdout.buffer.write(msgspec.json.encode({"article": reading.article.id, "findings": rows}) + b"\n")


def _draw(reading: Reading, chosen: list[Finding], left: bool, no_list: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    article, day = reading.article, reading.article.published
    from mahdar.cli.terminal import one_line, safe

    console.print(one_line(article.title or article.source, 120), style="bold")
    console.print(f"{safe(article.source)} · {day.date or 'undated'} ({day.reason or day.how})", style="dim")
    console.print(_legend(chosen))
    console.print()
    for paragraph in _underlined(article.text, chosen).split("\n"):
        console.print(paragraph, justify="left" if left else "right")
    if not no_list:
        _list(console, article.text, chosen)


def _legend(chosen: list[Finding]) -> Text:
    """The kinds there are, each in its own style with its number."""
    from rich.text import Text

    from mahdar.cli.spans import STYLES

    legend = Text()
    for kind in KINDS:
        if number := sum(f.kind == kind for f in chosen):
            legend.append(f"{kind} {number}", STYLES[kind]).append("  ")
    return legend if legend else Text("nothing found", "dim")


def _underlined(text: str, chosen: list[Finding]) -> Text:
    """The text with every place in the style of its kind, by whole words, so that Arabic letters stay joined."""
    from rich.text import Text

    from mahdar.cli.spans import STYLES
    from mahdar.cli.terminal import safe, whole_words

    drawn = Text(safe(text))
    for finding in chosen:
        for start, end in finding.places:
            drawn.stylize(STYLES[finding.kind], *whole_words(text, start, end))
    return drawn


def _list(console: Console, text: str, chosen: list[Finding]) -> None:
    from rich.text import Text

    from mahdar.cli.spans import STYLES
    from mahdar.cli.terminal import one_line

    console.print()
    for finding in sorted(chosen, key=lambda f: f.places[0] if f.places else (len(text), 0)):
        line = Text(f"{finding.id:<14} ", "bold").append(f"{finding.kind:<11}", STYLES[finding.kind])
        console.print(line.append(f" {one_line(finding.words, 60)}").append(f"  {finding.rule}", "dim"))
