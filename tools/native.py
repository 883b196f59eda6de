"""Compile the reading to machine code with mypyc, where a C compiler is there.

    python tools/native.py [--force]

The modules named below are copied into `build/native`, put into words that mypyc takes (see `Wording`), compiled, and laid
in `src/mahdar/_native`, where `mahdar` finds them as long as they are as new as their sources. Without a compiler, or with
`MAHDAR_NATIVE=0`, the same modules run as they are: what they find is the same, only slower.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
BUILD = ROOT / "build" / "native"
HOME = SOURCE / "mahdar" / "_native"
MODULES = (
    "mahdar/reading/**/*.py", "mahdar/text/matcher.py", "mahdar/text/quotes.py", "mahdar/text/sentences.py",
    "mahdar/text/cascade.py", "mahdar/text/marks.py", "mahdar/text/wayback.py", "mahdar/model/ids.py",
)
LEFT_OUT = frozenset({"mahdar/reading/api.py", "mahdar/reading/examples.py"})
GROUP = "mahdar_native"
QUICK = ("native.h", "native.c")
"""Beside this file: shorter ways through CPython's interface."""

ACYCLIC = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr
"""

REPLACE = """
import msgspec
from typing import Any
def _replace(value: Any, **changes: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    return value.changed_value(changes)
"""


SETUP = """import os
from setuptools import setup
from mypyc.build import mypycify

modules = mypycify({sources!r}, opt_level="3", debug_level="0", strip_asserts=True, multi_file=True, group_name={group!r})
header, source = {quick!r}
for module in modules:
    if module.name.startswith({group!r}) and os.name == "posix":
        module.sources.append(source)
        module.extra_compile_args += ["-include", header, "-fvisibility=hidden"]
setup(name="mahdar-native", packages=[], ext_modules=modules)
"""


class Wording(ast.NodeTransformer):
    """Struct classes as plain classes with a constructor, cached properties as properties over an attribute.

    mypyc makes native classes of plain classes only, and what is kept in an instance's dictionary has no place in them.
    """

    replaces = False
    acyclic = False

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Reword one class."""
        self.generic_visit(node)
        if any(ast.unparse(base) == "msgspec.Struct" for base in node.bases):
            self._light(node)
            _plain(node)
        node.body = [part for old in node.body for part in _uncached(old)]
        return node

    def _light(self, node: ast.ClassDef) -> None:
        """What the collector of cycles was told to leave alone it shall leave alone here too."""
        if any(k.arg == "gc" and ast.unparse(k.value) == "False" for k in node.keywords):
            node.decorator_list.append(ast.parse("mypyc_attr(acyclic=True)", mode="eval").body)
            self.acyclic = True

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        """A tuple made of other rows by way of a list: mypyc takes no `x in (*row, y)`."""
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Store) or not any(isinstance(part, ast.Starred) for part in node.elts):
            return node
        return ast.Call(ast.Name("tuple", ast.Load()), [ast.List(node.elts, ast.Load())], [])

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Copies with changes go through a function that knows plain classes as well; `zip` is a plain loop without `strict`."""
        self.generic_visit(node)
        called = ast.unparse(node.func)
        if called == "msgspec.structs.replace":
            node.func = ast.Name("_replace", ast.Load())
            self.replaces = True
        elif called == "zip":
            node.keywords = [k for k in node.keywords if k.arg != "strict"]
        return node


CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")


def _fixed(node: ast.stmt) -> ast.stmt:
    """A constant of a module as a `Final` one: compiled code then asks no dictionary for it."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target, kind = node.targets[0], "Final"
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        target, kind = node.target, f"Final[{ast.unparse(node.annotation)}]"
    else:
        return node
    if not isinstance(target, ast.Name) or not CONSTANT.fullmatch(target.id):
        return node
    return ast.AnnAssign(target, ast.parse(kind, mode="eval").body, node.value, 1)


def _plain(node: ast.ClassDef) -> None:
    """Make a Struct class a plain one with the same constructor, comparison and hash."""
    options = {k.arg: ast.unparse(k.value) for k in node.keywords}
    node.bases, node.keywords = [], []
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)]
    rest = [part for part in node.body if part not in fields]
    doc = [part for part in rest[:1] if isinstance(part, ast.Expr)]
    bare = [ast.AnnAssign(f.target, f.annotation, None, 1) for f in fields]
    made = [*_constructor(fields, "kw_only" in options), *_comparison(node.name, fields, "frozen" in options)]
    made += _changed(node.name, fields)
    node.body = [*doc, *bare, *made, *rest[len(doc) :]]


def _fresh(value: ast.expr) -> bool:
    """Is a default made anew for each value (an empty list, dict or set)?"""
    return isinstance(value, ast.List | ast.Dict | ast.Set) or ast.unparse(value) in ("set()", "dict()", "list()")


def _constructor(fields: list[ast.AnnAssign], keywords: bool) -> list[ast.stmt]:
    head, body = ["self", *(["*"] if keywords and fields else [])], ["pass"]
    for field in fields:
        name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
        if field.value is None:
            head.append(f"{name}: {kind}")
            body.append(f"self.{name} = {name}")
        elif _fresh(field.value):
            head.append(f"{name}: {kind} | None = None")
            body.append(f"self.{name} = {ast.unparse(field.value)} if {name} is None else {name}")
        else:
            head.append(f"{name}: {kind} = {ast.unparse(field.value)}")
            body.append(f"self.{name} = {name}")
    return ast.parse(f"def __init__({', '.join(head)}) -> None:\n    " + "\n    ".join(body)).body


def _comparison(owner: str, fields: list[ast.AnnAssign], frozen: bool) -> list[ast.stmt]:
    names = [ast.unparse(f.target) for f in fields]
    same = " and ".join([f"isinstance(other, {owner})", *(f"self.{n} == other.{n}" for n in names)])
    lines = [
        f"def __eq__(self, other: object) -> bool:\n    return {same}",
    ]
    if frozen:
        lines.append("def __hash__(self) -> int:\n    return hash((" + "".join(f"self.{n}, " for n in names) + "))")
    return [part for line in lines for part in ast.parse(line).body]


def _changed(owner: str, fields: list[ast.AnnAssign]) -> list[ast.stmt]:
    """What `msgspec.structs.replace` does, for a plain class."""
    names = [ast.unparse(f.target) for f in fields]
    given = ", ".join(f"{n}=changes[{n!r}] if {n!r} in changes else self.{n}" for n in names)
    return ast.parse(f"def changed_value(self, changes: dict[str, Any]) -> {owner}:\n    return {owner}({given})").body


def _uncached(node: ast.stmt) -> list[ast.stmt]:
    """A cached property as a property over an attribute; anything else as it is."""
    if not isinstance(node, ast.FunctionDef) or not any(ast.unparse(d) == "cached_property" for d in node.decorator_list):
        return [node]
    name, kind = node.name, ast.unparse(node.returns) if node.returns else "Any"
    node.name, node.decorator_list = f"_make_{name}", []
    kept = ast.parse(f"_kept_{name}: {kind} | None = None").body
    ask = f"@property\ndef {name}(self) -> {kind}:\n    kept = self._kept_{name}\n    if kept is None:\n"
    ask += f"        kept = self._kept_{name} = self._make_{name}()\n    return kept"
    return [*kept, node, *ast.parse(ask).body]


def reworded(source: str) -> str:
    """The source of a module in words that mypyc takes."""
    tree, wording = ast.parse(source), Wording()
    tree = wording.visit(tree)
    tree.body = [_fixed(part) for part in tree.body]
    more = "from typing import Any, Final\n" + (ACYCLIC if wording.acyclic else "") + (REPLACE if wording.replaces else "")
    last = max((k for k, part in enumerate(tree.body) if isinstance(part, ast.Import | ast.ImportFrom)), default=-1)
    tree.body[last + 1 : last + 1] = ast.parse(more).body
    return ast.unparse(ast.fix_missing_locations(tree))


def modules() -> list[str]:
    """The modules to compile, relative to the source folder."""
    found = {p.relative_to(SOURCE).as_posix() for pattern in MODULES for p in SOURCE.glob(pattern)}
    return sorted(found - LEFT_OUT)


def marks(names: list[str]) -> dict[str, list[int]]:
    """Size and time of change of each source: what tells whether the compiled modules are as new."""
    stats = {name: (SOURCE / name).stat() for name in names}
    return {name: [s.st_size, s.st_mtime_ns] for name, s in stats.items()}


def stage(names: list[str]) -> None:
    """Lay the package into the build folder, the modules to compile in mypyc's words."""
    shutil.rmtree(BUILD, ignore_errors=True)
    for path in SOURCE.glob("mahdar/**/*.py"):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith("mahdar/_native/"):
            text = path.read_text("utf-8")
            to = BUILD / name
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(reworded(text) if name in names else text, "utf-8")
    sources = ["--config-file=mypy.ini", *names]
    (BUILD / "setup.py").write_text(SETUP.format(sources=sources, group=GROUP, quick=QUICK), "utf-8")
    for name in QUICK:
        shutil.copy2(Path(__file__).with_name(name), BUILD / name)
    (BUILD / "mypy.ini").write_text("[mypy]\nignore_errors = True\n", "utf-8")


def build() -> None:
    """Run mypyc and the C compiler in the build folder."""
    command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace", "-j", str(os.cpu_count() or 1)]
    environment = {**os.environ, "MYPYPATH": str(BUILD), "PYTHONPATH": ""}
    with (BUILD / "log").open("wb") as log:
        subprocess.run(command, cwd=BUILD, env=environment, check=True, stdout=log, stderr=log)


def lacking() -> str:
    """What is needed to compile and not there, in words; empty if all is there."""
    if find_spec("mypyc") is None or find_spec("setuptools") is None:
        return "mypy and setuptools are not installed (pip install -e .[native])"
    if shutil.which(os.environ.get("CC", "cc").split()[0]) is None:
        return "there is no C compiler"
    headers = Path(sysconfig.get_paths()["include"]) / "Python.h"
    return "" if headers.exists() else "Python's headers are not installed (python3-dev)"


def tool() -> str:
    """What tells one version of this file, and of those beside it, from another."""
    here = Path(__file__)
    return hashlib.sha256(b"".join(p.read_bytes() for p in (here, *map(here.with_name, QUICK)))).hexdigest()


def lay(names: list[str], seen: dict[str, list[int]]) -> None:
    """Put what was built where `mahdar` looks for it."""
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    shutil.rmtree(HOME, ignore_errors=True)
    for name in names:
        built = (BUILD / name).with_suffix(suffix)
        to = HOME / built.relative_to(BUILD)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(built, to)
    (shared,) = BUILD.glob(f"{GROUP}__mypyc*{suffix}")
    shutil.copy2(shared, HOME / shared.name)
    (HOME / "built.json").write_text(json.dumps({"suffix": suffix, "tool": tool(), "marks": seen}), "utf-8")


def current(seen: dict[str, list[int]]) -> bool:
    """Was what is there built of these sources by this tool?"""
    try:
        built = json.loads((HOME / "built.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(built.get("marks") == seen and built.get("tool") == tool())


def main() -> int:
    """Build unless what is there is new enough."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--force", action="store_true", help="build even when nothing has changed")
    names, seen = modules(), marks(modules())
    if not ap.parse_args().force and current(seen):
        return 0
    missing = lacking()
    if missing:
        print(f"the reading is not compiled: {missing}; it runs from its sources, at about a third of the speed")
        return 0
    print(f"compiling {len(names)} modules of the reading (some minutes; MAHDAR_NATIVE=0 runs without)", flush=True)
    stage(names)
    try:
        build()
    except subprocess.CalledProcessError:
        print(f"the reading is not compiled: see {BUILD / 'log'}; it runs from its sources, at about a third of the speed")
        return 0
    lay(names, seen)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
