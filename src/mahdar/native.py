"""Compiled modules, where there are any that are as new as their sources (see `tools/native.py`)."""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
HOME = HERE / "_native"


class Finder:
    """Finds compiled modules by name, before their sources are looked for."""

    def __init__(self, home: Path, source: Path, names: Sequence[str], suffix: str) -> None:
        """The compiled modules below `home`, made of the sources named (`mahdar/reading/doc.py`)."""
        self.source = source
        self.places = {_dotted(name): (home / name).with_suffix(suffix) for name in names}
        self.packages = {_dotted(name): source / name for name in names if name.endswith("/__init__.py")}
        self.places.update({lib.name.partition(".")[0]: lib for lib in home.glob(f"*__mypyc{suffix}")})

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a compiled module is; None for any other."""
        place = self.places.get(name)
        if place is None:
            return self._beside(name)
        package = self.packages.get(name)
        return spec_from_file_location(name, place, submodule_search_locations=[str(package.parent)] if package else None)

    def _beside(self, name: str) -> ModuleSpec | None:
        """A module that was not compiled, in a package that was: the package knows only its compiled place."""
        package = self.packages.get(name.rpartition(".")[0])
        source = package.parent / f"{name.rpartition('.')[2]}.py" if package else None
        return spec_from_file_location(name, source) if source is not None and source.exists() else None


def _dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def finder(home: Path = HOME, source: Path = HERE.parent) -> Finder | None:
    """What finds the compiled modules; None if there are none for this interpreter and these very sources."""
    try:
        built = json.loads((home / "built.json").read_text("utf-8"))
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        same = built["suffix"] == suffix and all(_mark(source / name) == mark for name, mark in built["marks"].items())
        return Finder(home, source, list(built["marks"]), suffix) if same else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _mark(path: Path) -> list[int]:
    seen = os.stat(path)
    return [seen.st_size, seen.st_mtime_ns]


def use() -> None:
    """Let the reading be imported compiled, unless `MAHDAR_NATIVE=0`; when a source has changed since, all are imported as sources."""
    if os.environ.get("MAHDAR_NATIVE", "1") != "0" and (found := finder()) is not None:
        sys.meta_path.insert(0, found)
