"""Mahdar: the minutes of diplomacy news."""

__version__ = "0.1.0"
