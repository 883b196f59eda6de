"""`python -m mahdar`."""

from mahdar.cli.main import run

run()
