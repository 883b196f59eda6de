"""Takes the picture of a dossier for the README: `python -m tests.browser.picture DIR/index.html docs/dossier.png`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.devtools import Browser


def main(page: str, out: str) -> None:
    """The top of a page as a stranger sees it."""
    with Browser(1120, 1560) as browser:
        browser.open(Path(page))
        browser.value("document.fonts.ready.then(() => 1)")
        browser.picture(Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:3])
