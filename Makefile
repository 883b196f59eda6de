# Two commands from the README: `make demo` and `make test`. Each makes its own virtual environment in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SHARED ?= ../shared

.PHONY: env native demo test check bench accept golden clean help

help:
	@echo "make env     a virtual environment with the package in it (.venv/bin/mahdar), compiled where a C compiler is there"
	@echo "make demo    read examples/ and write a dossier, print its headline lines"
	@echo "make test    every check: types, style, layers, tests"
	@echo "make check   types, style and layers only"
	@echo "make bench   accuracy and speed, side by side with other tools"
	@echo "make accept  every figure the issues ask for, beside its bar (FULL=1: the store with 30,000 articles)"
	@echo "make golden  write the golden files anew (look at the difference before you commit)"

env: $(STAMP) native

# What is found is the same without; it takes half the time with. Only a change of the sources builds again.
native: $(VENV)/.native
	@$(BIN)/python tools/native.py

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $(STAMP)

$(VENV)/.native: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[native]"
	@touch $(VENV)/.native

$(VENV)/.dev: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $(VENV)/.dev

$(VENV)/.bench: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,bench]"
	@touch $(VENV)/.bench

demo: $(STAMP)
	@$(BIN)/mahdar build examples/articles -o demo --headlines 10

check: $(VENV)/.dev
	$(BIN)/ruff check src tests bench tools
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	MAHDAR_NATIVE=0 $(BIN)/python -m pytest --cov --cov-report=term:skip-covered

bench: $(VENV)/.bench native
	$(BIN)/python -m bench.accuracy --shared $(SHARED)
	$(BIN)/python -m bench.speed --shared $(SHARED)

accept: $(VENV)/.bench native
	$(BIN)/python -m bench.accept --shared $(SHARED) $(if $(FULL),--full)

golden: $(VENV)/.dev
	$(BIN)/python -m tests.golden.write
	$(BIN)/python tools/codebook.py

clean:
	rm -rf $(VENV) demo build dist src/mahdar/_native
