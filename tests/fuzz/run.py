"""Fuzz one door with atheris (`pip install atheris`): `python -m tests.fuzz.run ingest|read|pattern|html [libFuzzer options]`.

    python -m tests.fuzz.run html -max_total_time=600 corpus/html
"""

from __future__ import annotations

import sys

from tests.fuzz.targets import TARGETS


def main() -> None:
    """Instrument the program and hand it to libFuzzer."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("atheris is not installed: pip install atheris")
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"name one of: {', '.join(TARGETS)}")
    target = TARGETS[sys.argv.pop(1)]
    atheris.instrument_all()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
