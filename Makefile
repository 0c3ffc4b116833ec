# Illustrated Models: the verbs a person types. `illustrate --help` shows the ones an author uses.
PYTHON ?= python3
SERVE ?= 1
WORKERS ?= 2
RUNS ?= 5
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup site check test proof test-slow faults lighthouse offline clean

help:            ## Show this list
	@grep -E '^[a-z-]+: .*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup:           ## Install what is missing: Debian packages, .venv, this project (editable)
	@PYTHON=$(PYTHON) sh tools/setup.sh

site: setup      ## Draw what is stale, build into site/ and serve (SERVE=0: only build)
	@$(BIN)/illustrate build
	@$(BIN)/mkdocs build --strict --quiet && echo "Built site/index.html"
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/mkdocs serve; fi

check: setup     ## Style, types, layers, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/ty check
	@$(BIN)/lint-imports
	@$(BIN)/codespell

test: check      ## All that CI runs: check, then every test but trainings and standing verdicts
	@$(BIN)/illustrate build
	@$(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile --no-loadscope-reorder

proof: check     ## All of make test with no verdict taken for granted; writes tests/verdicts anew
	@$(BIN)/illustrate build
	@rm -rf tests/verdicts
	@$(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile --no-loadscope-reorder --keep-verdicts

test-slow: setup ## Train every model in full, twice, and compare (about two hours)
	@$(BIN)/python -m pytest -m slow

faults: setup    ## Put in every seeded fault; write the kill table (a minute, more after models changed)
	@$(BIN)/python -m tests.faults

lighthouse: setup ## Ask Lighthouse about the pages in site/ (medians of RUNS=5); needs Node
	@sh tools/lighthouse.sh
	@$(BIN)/python -m tests.gates.lighthouse --runs $(RUNS)

offline: setup   ## Build the whole site and pack it into illustrated-models-offline.zip
	@$(BIN)/illustrate offline

clean:           ## Remove all that was made (not .venv)
	@rm -rf site docs/generated .illustrate
