# Set-up, running and checking of LeadJournal. All that must be here already is make,
# Python 3.11 or later and a package index. `make help` lists what there is.

PYTHON ?= python3
ENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(ENV)/Scripts
else
BIN := $(ENV)/bin
endif

.DEFAULT_GOAL := help
.PHONY: help run test lint format types contracts wheel pictures bench lock clean \
	python tools

help:  ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*  ## /\1	/p' Makefile

run: python  ## open LeadJournal; without a display, show what it does
	@$(PYTHON) .ci/environment.py $(ENV) requirements.lock
	@$(BIN)/python .ci/qt_libraries.py
	@$(BIN)/python .ci/start.py

test: tools  ## run the tests
	@$(BIN)/python .ci/qt_libraries.py
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: tools  ## look for mistakes and for another layout than ours
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: tools  ## lay the code out
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: tools  ## check the types
	$(BIN)/mypy

contracts: tools  ## check who imports whom
	$(BIN)/lint-imports

# What setuptools left of an earlier build would be packed again.
wheel: tools  ## build the wheel in dist/
	rm -rf build dist
	$(BIN)/python -m build --quiet --wheel --no-isolation

pictures: tools  ## take the pictures that stand beside the design
	@$(BIN)/python .ci/qt_libraries.py
	$(BIN)/python -m tests.take_pictures

bench: tools  ## measure speed on ten years of writing
	$(BIN)/python -m benchmarks $(REFLECTIONS)

lock: tools  ## write the lock files anew; UPGRADE=--upgrade takes the newest
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock

# One file for every system and every Python that we support.
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet \
	--no-config --universal --generate-hashes --python-version 3.11 $(UPGRADE) \
	pyproject.toml

clean:  ## remove all that make has made
	rm -rf $(ENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis

tools: python
	@$(PYTHON) .ci/environment.py $(ENV) requirements-dev.lock

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'LeadJournal needs Python 3.11 or later, and $(PYTHON) is not that.'; \
		echo 'Name another like this: make run PYTHON=python3.12'; exit 1; } >&2
