# Two commands for everybody: `make demo` and `make test`. Each sets up what it needs, in .venv, the first time.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.PHONY: help demo test check format bench screenshots lock browser
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE :=
export PYTHONUTF8 := 1
# An environment whose Python has gone (removed, upgraded) is made anew, so its stamps say nothing any more.
$(shell test -x $(BIN)/python || rm -f $(VENV)/run.stamp $(VENV)/dev.stamp)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

demo: $(VENV)/run.stamp ## a sample institution on a local chat page, no account needed
	@exec $(BIN)/trustdesk demo $(ARGS)

test: $(VENV)/dev.stamp browser ## every test
	$(BIN)/pytest $(ARGS)

check: $(VENV)/dev.stamp ## format, lint, types, imports, then every test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: $(VENV)/dev.stamp ## put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp ## figures beside a peer, written to docs/performance.md
	$(BIN)/python -m benchmarks

screenshots: $(VENV)/dev.stamp browser ## the pictures of the README, taken anew
	$(BIN)/python -m tests.screenshots

lock: ## resolve the locks anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --upgrade pyproject.toml -o locks/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --constraint locks/run.txt --extra dev pyproject.toml -o locks/dev.txt

# The virtualenv: by uv if it is there, by venv and pip if not. The lock's hashes refuse the project's own folder,
# so that is installed in a second step. The dev lock holds the run lock whole, in the same versions: either may be
# installed over the other.
# What is left of an environment without a Python is of no use: uv may clear it (it spares any other folder).
$(VENV)/bin/python: export UV_VENV_CLEAR := 1
$(VENV)/bin/python:
	@sh tools/new-venv $(VENV)

$(VENV)/run.stamp: locks/run.txt pyproject.toml | $(VENV)/bin/python
	@sh tools/install $(VENV) locks/run.txt
	@touch $@

$(VENV)/dev.stamp: locks/dev.txt pyproject.toml | $(VENV)/bin/python
	@sh tools/install $(VENV) locks/dev.txt
	@touch $@ $(VENV)/run.stamp

browser: # a browser for the tests of the page, where this machine lets us install one; they say so and skip if not
	@sh tools/browser
