# Two commands do everything: `make refresh` and `make test`. Both set up what they need.

SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 3000
BI_PORT ?= 8088

export DO_NOT_TRACK := 1

.DEFAULT_GOAL := help
.PHONY: help setup refresh test test-fast test-ui test-spark lint ui serve site bi score bench docs clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv with everything pinned, and the jihua command in it

# The mark is written last: a set-up that was interrupted is done again.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "jihua needs Python 3.11. Install it, or name yours: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
		echo "Installing the pinned packages (a minute or two the first time) …" >&2 && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

refresh: setup ## Read what lies in raw/, build, check and publish a release (TARGET=cluster)
	@$(BIN)/jihua refresh $(if $(TARGET),--target $(TARGET))

test: lint ## Check style, types, borders, and run every test
	@$(BIN)/pytest -n 2 --dist loadfile

test-fast: setup ## Run the tests that take a moment
	@$(BIN)/pytest -m "not slow"

test-ui: setup ## Run the tests that open pages in Chromium; what is missing fails
	@JIHUA_REQUIRE_UI=1 $(BIN)/pytest -m ui

# Apache Spark brings a pyspark of its own, which must not stand beside the client's.
test-spark: setup ## Hold Apache Spark against DuckDB on loopback (needs Java 17; fetches Spark once)
	@command -v java >/dev/null || { echo "Apache Spark needs Java 17 on the path (Debian: apt-get install openjdk-17-jre-headless)" >&2; exit 1; }
	@test -x .spark/bin/spark-submit || { echo "Fetching Apache Spark (450 MB) …" >&2 && $(PYTHON) -m venv .spark && .spark/bin/python -m pip install --quiet --disable-pip-version-check pyspark==4.3.0; }
	@SPARK_HOME=$$(echo $(CURDIR)/.spark/lib/python3*/site-packages/pyspark) $(BIN)/pytest -m spark

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

ui: setup ## Open the Dagster UI (PORT=3000)
	@$(BIN)/jihua ui --port $(PORT)

serve: setup ## Run Dagster as a service: UI, schedules and sensors (PORT=3000)
	@$(BIN)/jihua serve --port $(PORT)

site: setup ## Write the pages of the current release for a web host, to var/site
	@$(BIN)/jihua site

bi: setup ## Open the Superset dashboards on the current release (BI_PORT=8088)
	@$(BIN)/python -m dashboard.superset --port $(BI_PORT)

score: setup ## Score the reader on the gold annotations in ../shared/gold
	@$(BIN)/python -m benchmarks.score --page docs/scores.md

bench: setup ## Measure the reader, what a refresh of many reports costs (two hours), the share of checks
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.accuracy
	@$(BIN)/python -m benchmarks.refresh_curve --page docs/benchmarks.md --json var/benchmarks.json
	@$(BIN)/python -m benchmarks.check_cost
	@$(BIN)/python -m benchmarks.sizes --json docs/sizes.json
	@$(BIN)/python -m benchmarks.charts
	@cat var/benchmarks.json docs/sizes.json

docs: setup ## Write the documentation and the data dictionary of the models to var/docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet && echo var/docs/guide/index.html
	@$(BIN)/python -m orchestration.model_docs

clean: ## Remove what was built (.venv and var/ stay out of git anyway; var/ holds your releases)
	@rm -rf .venv .spark dbt_project/target dbt_project/logs .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
