"""`mahdar lang`: the tables of a language, listed, checked, shown and tried."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mahdar.cli.main import NOTHING, OK


@click.group()
def lang() -> None:
    """The tables of a language: what is in them, whether they hold, and what they make of a sentence."""


@lang.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the languages and how much each table holds."""
    from mahdar.lang import languages, load
    from mahdar.lang.rules import counts, rules

    found = {code: (counts(load(code)), sum(1 for _ in rules(load(code)))) for code in languages()}
    if as_json:
        return _json({code: {"entries": entries, "rules": many} for code, (entries, many) in found.items()})
    for code, (entries, many) in found.items():
        click.echo(f"{code}  {many} rules")
        for kind, number in entries.items():
            click.echo(f"  {number:>7}  {kind}")
    return None


@lang.command()
@click.argument("code", default="ar")
@click.option("--json", "as_json", is_flag=True, help="The complaints as JSON.")
def check(code: str, as_json: bool) -> int:
    """Check the tables of a language: letters, duplicates, and the example sentences of every rule."""
    from mahdar.lang import load
    from mahdar.lang.lint import lint
    from mahdar.reading.examples import check as examples

    language = load(code)
    complaints = [f"{c.file}:{c.line}: {c.what}" for c in lint(language)] + examples(language)
    if as_json:
        _json(complaints)
    else:
        for complaint in complaints:
            click.echo(complaint)
        click.echo(f"{len(complaints)} complaint(s)", err=True)
    return NOTHING if complaints else OK


@lang.command()
@click.argument("code")
@click.argument("what", required=False)
@click.argument("lemma", required=False)
def show(code: str, what: str | None, lemma: str | None) -> int:
    """Show what the tables of CODE hold: the rules of a table, one rule by its id, or the forms of a lemma.

    \b
    mahdar lang show ar                every rule, by its id
    mahdar lang show ar ar.cue.awdaha  one rule
    mahdar lang show ar cue LEMMA      the forms of a word
    """
    from mahdar.lang import load
    from mahdar.lang.rules import entries, inflected, rules

    language = load(code)
    if lemma is None:
        chosen = [r for r in rules(language) if what is None or r.table == what or r.id.startswith(what)]
        if chosen or what is None:
            for rule in chosen:
                _rule(rule, whole=len(chosen) == 1)
            return OK
    word = lemma or what or ""
    rows = [f"{form}  {said}" for form, said in inflected(language, word)]
    rows = rows or [f"{word}  {kind} {sense.id} {pro}{enc}".rstrip() for kind, sense, pro, enc in entries(language, word)]
    click.echo("\n".join(rows) if rows else f"nothing is known of {word}", err=not rows)
    return OK if rows else NOTHING


@lang.command("try")
@click.argument("code")
@click.argument("sentence", nargs=-1, required=True)
@click.option("--published", metavar="DATE", default=None, help="The day the sentence is of.")
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON.")
def try_(code: str, sentence: tuple[str, ...], published: str | None, as_json: bool) -> None:
    """Read one sentence and say what was found in it and by which rule."""
    from mahdar.cli.explain import reasons
    from mahdar.cli.spans import findings
    from mahdar.ingest import article_from_text
    from mahdar.lang import load
    from mahdar.reading.pipeline import read

    reading = read(article_from_text(" ".join(sentence), "the sentence", published=published), load(code))
    if as_json:
        return _json(reading)
    found = list(findings(reading))
    for finding in found:
        click.echo("\n".join(reasons(finding, reading)))
    if not found:
        click.echo("nothing found")
    return None


@lang.command("add-name")
@click.argument("kind", type=click.Choice(["person", "organisation", "place"]))
@click.argument("names", nargs=-1, required=True)
@click.option("--english", "name_en", required=True, help="The English name.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="The desk's folder of tables.")
@click.option("--country", default="", help="ISO 3166 code.")
@click.option("--gender", type=click.Choice(["m", "f", ""]), default="")
@click.option("--short", multiple=True, help="A form that alone means the person.")
@click.option("--office", "offices", multiple=True, help="role@of:from..to, for instance “foreign minister@RU:2004..”")
@click.option("--sort", default="", help="What kind of body or place.")
@click.option("--code", default="ar", help="The language.")
def add_name(kind: Any, names: tuple[str, ...], folder: Path, code: str, offices: tuple[str, ...], **rest: Any) -> int:
    """Add a person, body or place to a desk's own tables, with every form of its NAMES, the usual one first.

    Set MAHDAR_NAMES to the folder, and every command reads with it.
    """
    from mahdar.lang import load
    from mahdar.lang.desk import NewName
    from mahdar.lang.desk import add_name as add

    new = NewName(kind=kind, names=names, offices="|".join(offices), **rest)
    complaints = add(folder, new, load(code, extra=(folder,)))
    for complaint in complaints:
        click.echo(str(complaint), err=True)
    click.echo(f"added to {folder}")
    return NOTHING if complaints else OK


def _rule(rule: Any, whole: bool) -> None:
    click.echo(f"{rule.id}  ({rule.table})")
    if whole:
        for mark, sentences in (("yes", rule.yes), ("no", rule.no)):
            for one in sentences:
                click.echo(f"  {mark:<4} {one}")


def _json(value: Any) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
