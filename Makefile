# `make demo` and `make test` need only Python 3.11+ and make: they set up .venv themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
DEMO := audit/demo

.PHONY: demo test lint sample rules-readme clean

demo: $(RUNTIME)  ## audit the invented sample data and say where the report is
	$(BIN)/auditor audit sample_data --out $(DEMO)
	@echo
	@echo "The report: file://$(CURDIR)/$(DEMO)/report.html"

test: $(DEVELOPMENT)  ## run all tests
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup

lint: $(DEVELOPMENT)  ## format, style, types, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

sample: $(RUNTIME)  ## write sample_data/ again
	$(BIN)/python sample_data/make.py

rules-readme: $(RUNTIME)  ## write rules/README.md again
	$(BIN)/python -m auditor.engine.catalogue

clean:  ## remove the environment and what was built
	rm -rf $(VENV) build dist audit

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEVELOPMENT): pyproject.toml $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
