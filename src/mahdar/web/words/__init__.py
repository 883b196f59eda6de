"""The words of the pages in each language of the interface."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from mahdar.words import LANGUAGES, Both


@cache
def _table(language: str) -> dict[str, str]:
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def text(key: str, **values: Both | str) -> Both:
    """A phrase in both languages, with `{name}` filled by a value (or by its half in that language)."""
    filled = []
    for i, language in enumerate(LANGUAGES):
        phrase = _table(language)[key]
        for name, value in values.items():
            phrase = phrase.replace(f"{{{name}}}", value if isinstance(value, str) else value[i])
        filled.append(phrase)
    return Both(*filled)
