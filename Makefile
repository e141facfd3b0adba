# Two commands matter: `make demo` and `make test`. Both set up what they need.
VENV ?= .venv
PY := $(VENV)/bin/python

.PHONY: demo test test-slow lint types tests setup packs docs clean

setup: $(VENV)/.dev

$(VENV)/.package: pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade "pip>=25.1"
	$(PY) -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.package
	$(PY) -m pip install --quiet --group dev
	touch $@

demo: $(VENV)/.package
	$(PY) -m articleclean explain --color examples/scraped-news.txt

test: setup lint types tests

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: setup
	$(VENV)/bin/mypy

tests: setup
	$(VENV)/bin/pytest -n auto

# Minutes, not seconds: Spark (needs Java 17), Ray, datatrove, twenty kills, large corpora
test-slow: $(VENV)/.engines
	$(VENV)/bin/pytest -m slow

$(VENV)/.engines: $(VENV)/.dev
	$(PY) -m pip install --quiet --group engines
	touch $@

packs: setup
	$(PY) -m articleclean.packs.compiler

docs: setup
	$(PY) docs/build.py

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache
