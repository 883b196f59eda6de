"""Commands, a module each. Data goes to standard output, everything else to standard error.

Exit codes: 0 done (skipped inputs are named on standard error), 1 nothing could be read or an error, 2 wrong usage,
3 with `--strict`, when some inputs were skipped, 70 a mistake of this program, 130 interrupted, 141 the reader went away.
"""
