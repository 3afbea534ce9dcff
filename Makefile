# Two commands matter: `make run` opens the chat, `make test` runs the tests but the long ones (DECISIONS_LONG_TESTS=1).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR ?= data
DOCS ?=
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run test check fix golden samples evals install install-dev clean

run: $(VENV)/.installed
	@$(BIN)/python -m ui.start --docs "$(DOCS)" --home "$(HOME_DIR)" --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/.installed-dev
	$(BIN)/python -m tests.ingest.golden

samples: $(VENV)/.installed-dev
	$(BIN)/python -m evals.scribe.build

evals: $(VENV)/.installed-dev
	$(BIN)/decisions eval --gate
	$(BIN)/decisions eval leaks
	$(BIN)/decisions bench register --at-least 120

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[evals,dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
