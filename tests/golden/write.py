"""Writes the golden files anew: `make golden`, or `python -m tests.golden.write`."""

from __future__ import annotations

from tests.golden.lines import FOLDER, files


def main() -> None:
    """Write every golden file, remove those that are no longer asked for, and say which ones changed."""
    FOLDER.mkdir(exist_ok=True)
    made, changed = files(), 0
    for path in FOLDER.glob("*.txt"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        path = FOLDER / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed += 1
            print(f"changed: {path.relative_to(FOLDER.parents[2])}")
    print(f"{len(made)} golden files, {changed} changed; look at `git diff tests/golden` before you commit")


if __name__ == "__main__":
    main()
