# The one entrance for people and for CI. Every path is relative, so any folder name works.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
BIN := .venv/bin
INSTALLED := .venv/.installed
# Output of checks that run side by side is kept apart, where make can (4.0 and newer).
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

# Python would read and write files in the machine's locale; ours are UTF-8 everywhere.
export PYTHONUTF8 := 1
# Whatever starts is compiled once, wherever people set this.
unexport PYTHONDONTWRITEBYTECODE
# Python 3.11 reads the names of installed packages in the locale's encoding all the same.
ifneq (,$(filter C POSIX,$(LC_ALL)))
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.PHONY: help install demo test check lint types contracts rules dependencies policy schema schema-check collection bench lock verify clean

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

install: $(INSTALLED) ## Install everything into .venv, by the hashes of requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with PYTHON=")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing: on Debian, apt-get install python3-venv"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@# The lock names everything: nothing is resolved here, so a release of today cannot stop an old pip.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(INSTALLED)

demo: $(INSTALLED) ## Serve the demo district at http://127.0.0.1:8000/graphql (PORT= overrides)
	@exec $(BIN)/zhaoshang serve --demo --host "$(HOST)" --port "$(PORT)"

test: $(INSTALLED) ## Run all tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -q

check: $(INSTALLED) ## Everything CI asks for
	@# What looks only at the source goes side by side, the longest first; the tests take all processors by themselves.
	@$(MAKE) --no-print-directory --jobs=$(WORKERS) $(TOGETHER) types lint contracts rules dependencies policy schema-check collection
	@$(MAKE) --no-print-directory test

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

contracts: $(INSTALLED)
	$(BIN)/lint-imports

rules: $(INSTALLED)
	$(BIN)/ast-grep test --skip-snapshot-tests
	$(BIN)/ast-grep scan --error

dependencies: $(INSTALLED)
	$(BIN)/deptry src

policy: $(INSTALLED)
	$(BIN)/zhaoshang policy matrix --check

schema: $(INSTALLED) ## Export schema/schema.graphql
	$(BIN)/zhaoshang export-schema

collection: $(INSTALLED)
	@# Each worker of the tests would prepare every file of them; prepared before, by one, it takes half the time.
	@collected=$$($(BIN)/python -m pytest --collect-only -q) || { echo "$$collected"; exit 1; }

schema-check: $(INSTALLED)
	$(BIN)/zhaoshang export-schema --check

bench: $(INSTALLED) ## Measure against peers, and among many rows; writes docs/performance.md (PART= for one, QUICK=1, ROUNDS= and SECONDS= for a shorter peers run)
	@$(BIN)/python -m bench $(PART)

lock: ## Write requirements.lock and the bench's own anew (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --group dev pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url -c requirements.lock bench/requirements.in -o bench/requirements.txt

verify: $(INSTALLED) ## Compare what is derived with what it is derived from, in the running database
	$(BIN)/zhaoshang verify

clean: ## Remove what was installed and cached; the demo's data in .data stays
	rm -rf .venv .bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
