# `make` alone lists what there is. Python 3.11 or newer and make are all a machine needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHISHIN := $(BIN)/shishin
# The tests start many processes, which would compile everything again if they might not keep it. Whoever has finished
# takes work from whoever has not. What passed with the same files is not run again, but with `make test ALL=1`.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python tests/run_what_changed.py $(if $(ALL),--all) \
	-q -n auto --maxprocesses 4 --dist worksteal
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install

.DEFAULT_GOAL := help
.PHONY: help site serve test check audit record gallery lock clean .sources .style .imports .types

help: ## この一覧 / This list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/'

site: $(VENV)/.site ## 準備し、検査し、site/ につくる / Set up, check and build the site into site/
	$(SHISHIN) build

serve: $(VENV)/.site ## 書きながら見る / Live preview at http://127.0.0.1:8000/
	$(SHISHIN) serve

check: $(VENV)/.test ## 原稿、書式、型、速いテスト / Sources, style, types and fast tests
	$(MAKE) --no-print-directory --jobs=2 .sources .style .imports .types
	$(PYTEST) -m "not site"

.sources: $(VENV)/.site
	$(SHISHIN) check

.style: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.imports: $(VENV)/.test
	$(BIN)/lint-imports

.types: $(VENV)/.test
	$(BIN)/mypy

test: $(VENV)/.test check ## すべてのテスト。ブラウザも用意する / Every test, browser included
	$(SHISHIN) browser --install
	$(PYTEST) -m site
	$(MAKE) --no-print-directory audit

audit: $(VENV)/.test site ## できたサイトをブラウザで検査 / Check the built site in a browser
	$(SHISHIN) browser --install
	$(SHISHIN) audit

record: audit ## 検査の結果を試験結果のページに出す / Audit, and build again with what was found
	$(SHISHIN) audit --record
	$(SHISHIN) build
	$(SHISHIN) audit

gallery: $(VENV)/.test site ## 画面の写しをつくり直す / Take the pictures of every page type again
	$(SHISHIN) browser --install
	$(SHISHIN) gallery

lock: $(VENV)/.test ## 依存を固定し直す / Lock the dependencies again, for every platform
	$(BIN)/python -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --quiet install -r requirements/lock.txt
	$(VENV)/lock/bin/uv pip compile pyproject.toml requirements/backend.in $(LOCK) -o requirements/site.txt
	$(VENV)/lock/bin/uv pip compile pyproject.toml requirements/backend.in --extra test $(LOCK) -o requirements/test.txt

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --no-header --upgrade

clean: ## つくったものを消す / Remove what was made
	rm -rf $(VENV) .cache/shishin site .site-* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f "$${SHISHIN_CACHE:-$${XDG_CACHE_HOME:-$$HOME/.cache}/shishin}"/memory.sqlite3*

$(VENV)/.site: requirements/site.txt pyproject.toml hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@
