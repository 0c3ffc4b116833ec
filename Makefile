# Illustrated Models: the verbs a person types. `illustrate --help` shows the ones an author uses.
PYTHON ?= python3
SERVE ?= 1
WORKERS ?= 2
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup site check test test-slow faults benchmark clean

help:            ## Show this list
	@grep -E '^[a-z-]+: .*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup:           ## Install what is missing: Debian packages, .venv, this project (editable)
	@PYTHON=$(PYTHON) sh tools/setup.sh

site: setup      ## Draw what is stale, build into site/ and serve (SERVE=0: only build)
	@$(BIN)/illustrate build
	@$(BIN)/mkdocs build --strict --quiet && echo "Built site/index.html"
	@$(BIN)/python -m figures.engine.languages site && echo "Built its pages in other languages"
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/mkdocs serve; fi

check: setup     ## Style, types, layers, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/ty check
	@$(BIN)/lint-imports
	@$(BIN)/codespell

test: check      ## All that CI runs: check, then every test that trains no whole model
	@$(BIN)/illustrate build
	@$(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-slow: setup ## Train every model in full, twice, and compare (about two hours)
	@$(BIN)/python -m pytest -m slow

faults: setup    ## Put in every seeded fault; write the kill table (three minutes)
	@$(BIN)/python -m tests.faults

benchmark: setup ## Time the engine against sphinx-gallery on the same 20 figures
	@$(BIN)/python tests/benchmarks/against_sphinx_gallery.py

clean:           ## Remove all that was made (not .venv)
	@rm -rf site docs/generated .illustrate
