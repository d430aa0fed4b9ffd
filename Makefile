# Everything a person does with this checkout. Needs Python 3.11 or later, and make.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python manage.py
FONTS := var/fonts

.PHONY: demo run prepared test servers stop-servers check bench format lock clean

demo: prepared ## an office with people and papers, on http://127.0.0.1:8000
	DEMO_SIGN_INS=true $(RUN) load-demo
	DEMO_SIGN_INS=true $(RUN) serve

run: prepared ## the office as it is in var/, without loading anything
	$(RUN) serve

prepared: .venv/office node_modules/ready
	$(RUN) translate
	$(RUN) prepare-fonts
	$(RUN) collectstatic --noinput --verbosity 0
	$(RUN) migrate --verbosity 0

test: .venv/tools node_modules/ready ## every test that this machine can run, and a list of the others
	$(RUN) translate
	$(RUN) prepare-fonts
	$(BIN)/python -m tests

servers: .venv/tools ## the real servers that tests use beside PostgreSQL; they stand until stopped
	$(BIN)/python -m tests.servers start

stop-servers: .venv/tools
	$(BIN)/python -m tests.servers stop

check: .venv/tools node_modules/ready ## style, types, imports, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports
	$(BIN)/mypy eoffice documents meetings search storage tests
	$(RUN) makemigrations --check --dry-run
	$(RUN) translate --check
	$(RUN) draw-lifecycles --check

bench: .venv/tools node_modules/ready ## figure, target and ratio against a baseline of the same run
	$(RUN) translate
	$(RUN) prepare-fonts
	$(BIN)/python -m tests.benchmarks

format: .venv/tools ## put code and templates into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2

clean: ## forget what was built; var/ (the office itself) stays
	rm -rf .venv node_modules build *.egg-info

# What the office runs on: pinned, and checked by hash.
.venv/office: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

# What its tests and checks need besides.
.venv/tools: .venv/office requirements-dev.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Files of others that the pages load. Node is the machine's, or comes from a package.
node_modules/ready: .venv/office package-lock.json requirements-node.lock
	@if ! npm --version >/dev/null 2>&1; then \
	  echo "There is no npm on this machine; taking Node from a package."; \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock; \
	fi
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	touch $@
