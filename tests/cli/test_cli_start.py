"""`mahdar --help` starts nothing heavy."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

LIGHT = {"mahdar", "mahdar.cli", "mahdar.cli.main", "mahdar.__main__", "mahdar.errors", "mahdar.native"}
HEAVY = ("msgspec", "rich", "trafilatura", "lxml", "sqlalchemy", "ahocorasick", "rapidfuzz", "jinja2", "asyncio", "concurrent")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom mahdar.cli.main import code\ncode(['--help'])\n"
        "print('\\n'.join(m for m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert {m for m in loaded if m.split(".")[0] == "mahdar"} <= LIGHT
    assert not [m for m in loaded if m.split(".")[0] in HEAVY]


def seconds(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], capture_output=True, check=True)
    return time.perf_counter() - start


def test_help_is_quick_beside_bare_python() -> None:
    seconds("-m", "mahdar", "--help")
    pairs = [(seconds("-m", "mahdar", "--help"), seconds("-c", "pass")) for _ in range(5)]
    assert statistics.median(ours - bare for ours, bare in pairs) < 0.15
