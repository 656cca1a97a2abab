# `make demo` shows what Startbewijs does; `make test` checks everything. Each sets up what it needs, once.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
UV := uv
PYTEST_ARGS := -n auto --dist loadgroup

.PHONY: help demo live web test checks tests oracle mutants rehearsals screens lock clean

help:
	@echo "make demo     the tournament of 2025, in the terminal"
	@echo "make live     the same tournament as a live site, replayed from the morning of 28 December"
	@echo "make web      what startbewijs serve needs, for tournaments of your own"
	@echo "make test     format, lint, types, layers and tests (again on a newer Python where there is one)"
	@echo "make checks   the same without the tests"
	@echo "make tests    the tests alone, on this Python"
	@echo "make oracle   the outlook against a solver and against every ending of 100 000 small tournaments (long)"
	@echo "make mutants  how many faults put into the outlook the tests find (long)"
	@echo "make rehearsals  1 000 made-up tournaments, each played to its end and checked (long; MANY=50 for fewer)"
	@echo "make screens  a picture of every kind of page, in the folder screens"
	@echo "make lock     pin the dependencies anew after pyproject.toml changed (UPGRADE=--upgrade for newer ones)"
	@echo "make clean    remove everything that make has made"

# SPEED, FROM and PORT change what is shown: make live SPEED=300 PORT=8080
live: $(VENV)/.web
	@$(BIN)/startbewijs serve --tournament okt-2025 --replay $(or $(SPEED),60) --from $(or $(FROM),2025-12-28) \
		--port $(or $(PORT),8000)

web: $(VENV)/.web
	@echo "Ready: $(BIN)/startbewijs serve"

demo: $(VENV)/.runtime
	@$(BIN)/startbewijs demo

test: checks
	@python=$(BIN)/python; newer=$$(.ci/find-python newer $$python); \
	if [ -n "$$newer" ]; then \
		version=$$($$newer -c 'import sys; print("{}.{}".format(*sys.version_info))'); \
		$(MAKE) --no-print-directory tests && \
		$(MAKE) --no-print-directory tests VENV=.venv-$$version PYTHON=$$newer; \
	else \
		echo "No Python newer than this one runs here: the tests run on one version only."; \
		$(MAKE) --no-print-directory tests; \
	fi

checks: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet . || { echo "Mend it with: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary src tests $(if $(wildcard benchmarks/*.py),benchmarks)
	@layers=$$($(BIN)/lint-imports 2>&1) || { echo "$$layers"; exit 1; }
	@echo "Format, lint, types and layers: in order."

tests: $(VENV)/.dev
	@$(BIN)/python -c 'import platform; print("Tests on Python", platform.python_version(), flush=True)'
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

oracle: .venv-oracle/.oracle
	@STARTBEWIJS_ORACLE=100000 .venv-oracle/bin/python -m pytest $(PYTEST_ARGS) \
		tests/outlook/test_places.py tests/outlook/test_oracle_full_size.py tests/outlook/test_oracle_solver.py \
		tests/outlook/test_oracle_whole.py

mutants: .venv-oracle/.oracle
	@.venv-oracle/bin/python -m tests.oracles.mutants $(MODULES)

rehearsals: $(VENV)/.dev
	@STARTBEWIJS_REHEARSALS=$(or $(MANY),1000) $(BIN)/python -m pytest $(PYTEST_ARGS) tests/service/rehearsal

screens: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.screens

# The order-only pip also mends an environment that some other tool made without one.
$(BIN)/pip:
	@python="$(PYTHON)"; [ -n "$$python" ] || python=$$(.ci/find-python oldest) || exit 1; \
	"$$python" -m venv $(VENV)

$(VENV)/.runtime: requirements.lock.txt requirements-build.lock.txt pyproject.toml | $(BIN)/pip
	@echo "Setting up $(VENV), this once."
	@$(PIP) install --require-hashes -r requirements.lock.txt -r requirements-build.lock.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.web: $(VENV)/.runtime requirements-web.lock.txt
	@echo "Setting up the server in $(VENV), this once."
	@$(PIP) install --require-hashes -r requirements-web.lock.txt
	@touch $@

# The development lock holds every pin of the other two, so it readies the environment for the demo as well.
$(VENV)/.dev: requirements-dev.lock.txt pyproject.toml | $(BIN)/pip
	@echo "Setting up $(VENV) for development, this once."
	@$(PIP) install --require-hashes -r requirements-dev.lock.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.runtime $(VENV)/.web $@

# An environment of its own, so that what `make test` does never depends on whether `make oracle` was run.
.venv-oracle/.oracle: requirements-oracle.lock.txt pyproject.toml
	@$(MAKE) --no-print-directory VENV=.venv-oracle .venv-oracle/bin/pip
	@echo "Setting up .venv-oracle, this once."
	@.venv-oracle/bin/python -m pip -qq --disable-pip-version-check --no-input install --require-hashes \
		-r requirements-oracle.lock.txt
	@.venv-oracle/bin/python -m pip -qq --disable-pip-version-check --no-input install --no-deps \
		--no-build-isolation --editable .
	@touch $@

COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-header $(UPGRADE)

lock:
	@$(COMPILE) pyproject.toml --extra web --group dev -o requirements-dev.lock.txt
	@$(COMPILE) pyproject.toml -c requirements-dev.lock.txt -o requirements.lock.txt
	@$(COMPILE) pyproject.toml --extra web -c requirements-dev.lock.txt -o requirements-web.lock.txt
	@$(COMPILE) --group build -c requirements-dev.lock.txt -o requirements-build.lock.txt
	@$(COMPILE) pyproject.toml --extra web --group oracle -c requirements-dev.lock.txt -o requirements-oracle.lock.txt

clean:
	@rm -rf .venv .venv-3.* .venv-oracle dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
