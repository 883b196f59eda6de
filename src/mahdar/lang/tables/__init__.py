"""Typed tables: what each file of language data holds."""
