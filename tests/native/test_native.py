"""The compiled reading: its sources put in other words mean the same, and it is used only while it is as new as they are."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import sysconfig
import types
from pathlib import Path
from typing import Any

import pytest

from mahdar import native

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import native as tool  # noqa: E402

SOURCE = '''
from functools import cached_property
import msgspec

class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two values."""
    a: int
    b: str = "x"
    many: list[int] = []

    @property
    def both(self) -> str:
        return f"{self.a}{self.b}"

class Holder:
    def __init__(self) -> None:
        self.made = 0

    @cached_property
    def pair(self) -> Pair:
        self.made += 1
        return Pair(self.made)

def other(pair: Pair) -> Pair:
    return msgspec.structs.replace(pair, b="y")

def among(x: int, row: list[int]) -> bool:
    return x in (*row, 7)
'''


def _run(source: str) -> Any:
    module = types.ModuleType("sample")
    module.__dict__["mypyc_attr"] = lambda **_: lambda cls: cls  # known to the compiler alone
    exec(compile(source, "sample", "exec"), module.__dict__)
    return module


@pytest.mark.parametrize("source", [SOURCE, tool.reworded(SOURCE)], ids=["as written", "reworded"])
def test_means_the_same(source: str) -> None:
    m = _run(source)
    pair = m.Pair(1)
    assert (pair.a, pair.b, pair.many, pair.both) == (1, "x", [], "1x")
    assert pair == m.Pair(1, "x") and pair != m.Pair(2) and m.Pair(1).many is not pair.many
    holder = m.Holder()
    assert holder.pair is holder.pair and holder.made == 1
    assert (m.other(pair).a, m.other(pair).b, pair.b) == (1, "y", "x")
    assert m.among(7, [1]) and m.among(1, [1]) and not m.among(2, [1])


def test_reworded_source_has_nothing_left_that_mypyc_refuses() -> None:
    for name in tool.modules():
        tree = ast.parse(tool.reworded((ROOT / "src" / name).read_text("utf-8")))
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        assert not [c.name for c in classes if any(ast.unparse(base) == "msgspec.Struct" for base in c.bases)], name
        made = [f for c in classes for f in c.body if isinstance(f, ast.FunctionDef)]
        assert not [f.name for f in made if any(ast.unparse(d) == "cached_property" for d in f.decorator_list)], name


def _laid(home: Path, source: Path, **change: Any) -> None:
    (source / "mahdar").mkdir(parents=True)
    module = source / "mahdar" / "one.py"
    module.write_text("x = 1")
    seen = module.stat()
    built = {"suffix": sysconfig.get_config_var("EXT_SUFFIX"), "marks": {"mahdar/one.py": [seen.st_size, seen.st_mtime_ns]}}
    home.mkdir()
    (home / "built.json").write_text(json.dumps({**built, **change}))


def test_a_module_beside_compiled_ones_is_found_in_its_source(tmp_path: Path) -> None:
    package = tmp_path / "src" / "mahdar" / "part"
    package.mkdir(parents=True)
    (package / "plain.py").write_text("x = 1")
    finder = native.Finder(tmp_path / "home", tmp_path / "src", ["mahdar/part/__init__.py"], ".so")
    spec = finder.find_spec("mahdar.part.plain")
    assert spec is not None and spec.origin == str(package / "plain.py")
    assert finder.find_spec("mahdar.part.gone") is None and finder.find_spec("mahdar.other.plain") is None


def test_found_while_as_new_as_the_sources(tmp_path: Path) -> None:
    _laid(tmp_path / "home", tmp_path / "src")
    finder = native.finder(tmp_path / "home", tmp_path / "src")
    assert finder is not None and finder.find_spec("mahdar.one") is not None and finder.find_spec("mahdar.two") is None
    (tmp_path / "src" / "mahdar" / "one.py").write_text("x = 22")
    assert native.finder(tmp_path / "home", tmp_path / "src") is None


@pytest.mark.parametrize("change", [{"suffix": ".of-another-python.so"}, {"marks": None}, {"marks": {"gone.py": [1, 1]}}])
def test_not_used_when_it_does_not_fit(tmp_path: Path, change: dict[str, Any]) -> None:
    _laid(tmp_path / "home", tmp_path / "src", **change)
    assert native.finder(tmp_path / "home", tmp_path / "src") is None
    assert native.finder(tmp_path / "nowhere", tmp_path / "src") is None


READ = """
import json, sys, msgspec
from pathlib import Path
from mahdar.ingest import articles
from mahdar.model.article import Article
from mahdar.reading import doc
from mahdar.reading.pipeline import read
import mahdar
assert mahdar.times("غدا", published="2026-01-14")
print(Path(doc.__file__).suffix)
for item in articles([sys.argv[1]]):
    if isinstance(item, Article):
        print(msgspec.json.encode(read(item)).decode())
"""


def _readings(mode: str) -> list[str]:
    environment = {**os.environ, "MAHDAR_NATIVE": mode, "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", READ, str(ROOT / "examples" / "articles")]
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout.splitlines()


@pytest.mark.skipif(native.finder() is None, reason="the reading is not compiled here (make native)")
def test_compiled_and_interpreted_read_the_same() -> None:
    compiled, interpreted = _readings("1"), _readings("0")
    assert compiled[0] != ".py" and interpreted[0] == ".py" and len(compiled) > 10
    assert compiled[1:] == interpreted[1:]
