INPUT ?= samples
OUTPUT ?= output
PYTHON ?= python3
export PYTHON
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-test run pairings output test check bench samples

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Install what is missing (Python packages, Tesseract's Vietnamese data, LibreOffice)
	@./setup.sh run

setup-test:
	@./setup.sh test

run: setup  ## Process INPUT (default samples) into OUTPUT (default output)
	$(BIN)/ketnghia run $(INPUT) -o $(OUTPUT)

pairings: setup  ## Write just the table OUTPUT/pairings.csv of INPUT
	$(BIN)/ketnghia pairings $(INPUT) -o $(OUTPUT)

output: run setup-test  ## Make output/ anew, and the parts of README that show it
	KETNGHIA_UPDATE=1 $(BIN)/python -m pytest tests/test_docs.py

test: setup-test  ## Run the tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: setup-test  ## Lint, types, import rules, then the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: setup-test  ## Measure on the document maker's development documents
	$(BIN)/python -m benchmarks.road

samples: setup-test  ## Make samples/ and their truth anew
	$(BIN)/python -m benchmarks.documents samples
