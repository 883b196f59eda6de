"""Every default and environment variable, one table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

MAX_INPUT_BYTES: Final = int(os.environ.get("MAHDAR_MAX_INPUT_BYTES", 64 * 1024 * 1024))
"""Largest input read, before and after unpacking (`MAHDAR_MAX_INPUT_BYTES`)."""

MAX_ARTICLE_CHARS: Final = int(os.environ.get("MAHDAR_MAX_ARTICLE_CHARS", 400_000))
"""Longest stretch of one article that is read for findings, in code points (`MAHDAR_MAX_ARTICLE_CHARS`)."""

FETCH_TIMEOUT_S: Final = float(os.environ.get("MAHDAR_FETCH_TIMEOUT_S", 20))
"""Seconds to wait for a web address (`MAHDAR_FETCH_TIMEOUT_S`)."""

FETCH_MAX_REDIRECTS: Final = 5
"""Redirects followed, each checked as the first address was."""

NAME_FOLDERS: Final = tuple(Path(p) for p in os.environ.get("MAHDAR_NAMES", "").split(os.pathsep) if p)
"""Folders of a desk's own people and bodies, layered over the shipped tables (`MAHDAR_NAMES`, separated as in `PATH`)."""

DEFAULT_LANGUAGE: Final = "ar"

STORE: Final = os.environ.get("MAHDAR_STORE", "mahdar.sqlite")
"""The store that commands use when none is named: a file or an address (`MAHDAR_STORE`)."""
