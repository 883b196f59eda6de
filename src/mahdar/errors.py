"""The exception tree. Every error has a code that can be searched for and says what to do next.

MahdarError
├── InputError            MHD-1xx   something about what was given
│   ├── NotNormalised     MHD-101
│   ├── Unreadable        MHD-110
│   ├── TooLarge          MHD-111
│   ├── Empty             MHD-112
│   ├── Binary            MHD-113
│   ├── BadRecord         MHD-114
│   ├── NotFound          MHD-115
│   └── AddressRefused    MHD-120
├── LanguageError         MHD-2xx   something about the language tables
│   ├── TableError        MHD-201
│   ├── PatternError      MHD-202
│   └── UnknownLanguage   MHD-203
├── StoreError            MHD-3xx   something about the store
├── UsageError            MHD-4xx   something about how a command was called
└── RunError              MHD-5xx   something about the run itself
    ├── Internal          MHD-500
    └── WorkerDied        MHD-501
"""

from __future__ import annotations


class MahdarError(Exception):
    """Base of every error of this package: a message, a `code`, and what to do next (`hint`)."""

    code = "MHD-000"

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.code}: {self.message}{tail}"


class InputError(MahdarError):
    """Something about what was given to read."""

    code = "MHD-100"


class NotNormalised(InputError):
    """Text that is not NFC was given where NFC is asked for."""

    code = "MHD-101"


class Unreadable(InputError):
    """The bytes could not be decoded or the container could not be opened."""

    code = "MHD-110"


class TooLarge(InputError):
    """The input, or what it unpacks to, is over the limit."""

    code = "MHD-111"


class Empty(InputError):
    """There is no text in the input."""

    code = "MHD-112"


class Binary(InputError):
    """The input is not text."""

    code = "MHD-113"


class BadRecord(InputError):
    """A line of JSON without what an article needs."""

    code = "MHD-114"


class NotFound(InputError):
    """No such file or folder."""

    code = "MHD-115"


class AddressRefused(InputError):
    """A web address that is not to be fetched (private, redirected to private, wrong scheme, too slow, too large)."""

    code = "MHD-120"


class LanguageError(MahdarError):
    """Something about the language tables."""

    code = "MHD-200"


class TableError(LanguageError):
    """A table has a row or rule that does not hold."""

    code = "MHD-201"


class PatternError(LanguageError):
    """A pattern is not written as patterns are."""

    code = "MHD-202"


class UnknownLanguage(LanguageError):
    """No tables for that language."""

    code = "MHD-203"


class StoreError(MahdarError):
    """Something about the store."""

    code = "MHD-300"


class UsageError(MahdarError):
    """A command was called in a way that cannot work."""

    code = "MHD-400"


class RunError(MahdarError):
    """Something about the run itself, not about what was given."""

    code = "MHD-500"


class Internal(RunError):
    """A mistake of this program."""

    code = "MHD-500"


class WorkerDied(RunError):
    """A worker process was killed."""

    code = "MHD-501"
