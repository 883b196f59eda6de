"""record.json: the record exactly as the contract has it."""

from __future__ import annotations

import json
from typing import Final

import msgspec

from mahdar.model.record import Record

_SURROGATES: Final = dict.fromkeys(range(55296, 57344), "�")


def encode(value: msgspec.Struct, indent: int = 1) -> bytes:
    """A value of the model as UTF-8 JSON; lone surrogates, which UTF-8 has not, become U+FFFD (offsets still hold)."""
    try:
        raw = msgspec.json.encode(value)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        raw = text.translate(_SURROGATES).encode("utf-8")
    return msgspec.json.format(raw, indent=indent) if indent else raw


def dumps(record: Record) -> str:
    """record.json as text."""
    return encode(record).decode("utf-8") + "\n"


def loads(text: str | bytes) -> Record:
    """The record back from its JSON."""
    return msgspec.json.decode(text, type=Record)
