# Everything a person does with this repository, one word each; `make help` lists them.
# The set-up belongs to each word that needs it: a bare clone and `make test` is enough.
# Nothing is installed outside .venv/ and build/, nothing is written outside them but what
# `make golden`, `make lock` and `make bench` (one page of the docs) are there to write.

PYTHON ?= python3
# Arguments for pytest, as in: make test ARGS='tests/plant -x'
ARGS ?=
# Plant files that `make fuzz` breaks, by how much its line between page and server is late at most
# [ms], and cases of each hunt in the build that checks memory.
FILES ?= 50000
SLOW_LINE ?= 1000
SANITIZED_EXAMPLES ?= 500
HOSTILE := tests/kernel/test_door.py tests/kernel/test_state.py

BIN := .venv/bin
# No question to the network whether pip itself is the newest.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A caller's PYTHONPATH or active environment must not leak into this one.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

LOCK := requirements/developers.txt
PEERS_LOCK := requirements/peers.txt
BUILD_INPUTS := CMakeLists.txt pyproject.toml \
    $(shell find src/motorworks/kernel/cpp -type f 2>/dev/null) src/motorworks/kernel/cpp

# The stamp holds the folder it was made in: an environment that was moved, was half made or
# has lost its Python is thrown away, because its scripts name interpreters by full path.
USABLE := $(shell [ "$$(cat .venv/packages.stamp 2>/dev/null)" = "$(CURDIR)" ] && \
    $(BIN)/python -c '' 2>/dev/null && echo yes)
ifneq ($(USABLE),yes)
    CLEAR := --clear
    STALE := stale
endif

.DELETE_ON_ERROR:
.PHONY: help setup run studio test check lint types floors unit bench docs fuzz golden sanitize lock clean stale

help: ## list these words
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 12

# ---- set-up: two stamps, so that an edit of the kernel does not re-read the packages ----

setup: .venv/built.stamp ## make .venv and build the kernel (the other words do this first)

.venv/packages.stamp: $(LOCK) $(STALE)
	@sh tools/preflight.sh $(PYTHON)
	@echo "Setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv $(CLEAR) .venv
	@$(BIN)/python -m pip install --quiet --no-deps --no-compile --requirement $(LOCK)
	@echo "$(CURDIR)" >$@

.venv/built.stamp: .venv/packages.stamp $(BUILD_INPUTS)
	@echo "Building the kernel"
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@# Do the exact packages above still satisfy what pyproject.toml asks for?
	@$(BIN)/python -m pip check --quiet || \
	    { echo "motorworks: $(LOCK) is behind pyproject.toml; run: make lock" >&2; exit 1; }
	@touch $@

# ---- use ----

run: setup ## simulate the factory "dalian" and write its report to build/run/
	@mkdir -p build
	@$(BIN)/motorworks run dalian --out build/run

studio: setup ## open the moving factory "dalian" in the browser
	@mkdir -p build/studio
	@$(BIN)/motorworks studio dalian --project build/studio

# ---- tests ----

test: check unit ## floors, style, types and the whole test suite

check: floors lint types ## the checks that run no code of ours

floors: setup
	@$(BIN)/lint-imports --no-logo --cache-dir build/import-linter

lint: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: setup
	@$(BIN)/mypy

unit: setup
	@# Three workers for two cores: tests of pages wait as much as they compute. One file stays
	@# with one worker, so its fixtures are made once. The order is that of tests/conftest.py.
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder $(ARGS)

fuzz: setup ## the long hunts: random factories, broken plant files (longer: see CONTRIBUTING)
	@PYTHONPATH=tests/plantfile $(BIN)/python tools/hunt_plant_files.py $(FILES)
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m fuzz $(ARGS)
	@MOTORWORKS_SLOW_LINE=$(SLOW_LINE) $(BIN)/python -m pytest --numprocesses 3 --dist loadfile \
	    tests/studio/browser $(ARGS)
	@$(BUILD_SANITIZED)
	@$(SANITIZED) HYPOTHESIS_PROFILE=fuzz MOTORWORKS_FUZZ_EXAMPLES=$(SANITIZED_EXAMPLES) \
	    $(BIN)/python -S -m pytest -m fuzz $(HOSTILE) $(ARGS)

golden: setup ## write the expected results anew; read the diff before you commit it
	@MOTORWORKS_WRITE_GOLDEN=1 $(BIN)/python -m pytest tests -k golden $(ARGS)
	@git diff --stat -- tests

# -S: the editable package must not step before the checked one. Python itself never gives
# all of its memory back, so leaks are not looked for.
# libstdc++ is loaded first, too: without it the sanitizer cannot follow a C++ exception.
BUILD_SANITIZED = $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --upgrade \
    --target build/sanitized --config-settings=build-dir=build/cmake/sanitized \
    --config-settings=cmake.define.MOTORWORKS_SANITIZE=ON .
SANITIZED = packages=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') && \
    LD_PRELOAD="$$($${CXX:-g++} -print-file-name=libasan.so) $$($${CXX:-g++} -print-file-name=libstdc++.so)" \
    ASAN_OPTIONS=detect_leaks=0 PYTHONPATH="build/sanitized:$$packages"

sanitize: setup ## test the kernel in a build that checks memory and undefined behaviour
	@$(BUILD_SANITIZED)
	@$(SANITIZED) $(BIN)/python -S -m pytest tests/kernel $(ARGS)

bench: setup ## measure the speed beside other simulators; writes build/bench.json and a docs page
	@mkdir -p build
	@$(BIN)/python -m benchmarks --docs docs

docs: setup ## build the documentation into build/docs
	@$(BIN)/python -m sphinx --fail-on-warning --keep-going -q -b html docs build/docs
	@echo "build/docs/index.html"

# ---- upkeep ----

lock: ## take the newest releases into requirements/ (with the oldest Python: Debian 12's)
	@sh tools/lock.sh $(PYTHON) $(LOCK) $(PEERS_LOCK)

clean: ## remove all that was made, .venv included
	rm -rf .venv build dist
