# flowsim: `make run` answers the demo question, `make test` runs every test. Both install what
# they need on a fresh Debian or Ubuntu with Swift 6.3.

PREFIX ?= /usr/local
SWIFT ?= swift
# A Swift crash reporter that waits for a debugger would hang a build machine.
export SWIFT_BACKTRACE = enable=no

bin = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
release = .build/release/flowsim
# The Swift runtime is linked in: the program starts in half the time, and needs no toolchain where
# it is installed.
optimised = -c release --product flowsim --static-swift-stdlib

.PHONY: help run build test test-random test-page test-peers fuzz lint format golden attack soak balance kills sample install clean packages toolchain

help:
	@echo "make run      build flowsim and answer the demo question"
	@echo "make test     all tests"
	@echo "make test-random RUNS=1000  random scenarios: balance, signs, markets that clear"
	@echo "make test-page  the live page in a browser (installs Chromium and Playwright)"
	@echo "make fuzz SECONDS=60  libFuzzer over every reader of files and requests"
	@echo "make lint     layout of the Swift sources, as swift format wants it"
	@echo "make format   bring the Swift sources into that layout"
	@echo "make golden   write the golden tables and the answers of Examples anew"
	@echo "make sample   write the sample reports of docs/sample anew"
	@echo "make kills    end 200 commands at random moments, and look for lost or half results"
	@echo "make test-peers  flowsim blend against HiGHS (installs highspy into .build/peers)"
	@echo "make balance  recompute the mass balance of a run's CSV files with Python"
	@echo "make install  flowsim, manual page and completions, under PREFIX ($(PREFIX))"
	@echo "make clean    remove .build"

run: build
	@$(release) demo

build: packages
	@$(SWIFT) build $(optimised)

test: packages
	@$(SWIFT) test --disable-xctest

# Random scenarios, all that a run promises of each; make test makes the first 30 of them.
RUNS ?= 1000

test-random: packages
	@FLOWSIM_RANDOM_RUNS=$(RUNS) $(SWIFT) test --disable-xctest --filter RandomScenarioTests

# The page in Debian's Chromium, moved with the keyboard; no browser is downloaded.
PAGE_PYTHON ?= .build/page/bin/python

test-page: build $(PAGE_PYTHON)
	@command -v chromium > /dev/null || $(MAKE) --no-print-directory packages missing=chromium
	@$(PAGE_PYTHON) Tests/page/check_page.py $(release)

# Strangers who hold hundreds of connections; the owner is answered within a second throughout.
attack: build
	@python3 Tests/page/attack.py $(release)

# Thousands of moves of the levers; memory stays flat. Takes more than half an hour.
soak: build
	@python3 Tests/page/soak.py $(release)

.build/page/bin/python:
	@python3 -m venv .build/page 2> /dev/null || { \
	  $(MAKE) --no-print-directory packages missing=python3-venv && \
	  python3 -m venv --clear .build/page; }
	@.build/page/bin/pip install --quiet playwright==1.65.2

# Every reader in turn, each for its part of SECONDS; what it finds lies in .build-fuzz/found.
SECONDS ?= 60
fuzzer = .build-fuzz/debug/flowsim-fuzz

fuzz: packages
	@FLOWSIM_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz --product flowsim-fuzz
	@bash Tests/tools/fuzz.sh $(fuzzer) $(SECONDS)

lint: toolchain
	@$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format: toolchain
	@$(SWIFT) format --in-place --recursive Sources Tests Package.swift

golden: packages
	@FLOWSIM_WRITE_GOLDEN=1 $(SWIFT) test --disable-xctest --filter 'GoldenTests|ExampleTests|ReferencePriceTests'
	@git --no-pager diff --stat -- Tests/ScenariosTests/Golden Examples

sample: build
	@mkdir -p docs/sample
	@$(release) report same-grade --quiet --output docs/sample/same-grade.html \
	  --pictures .build/sample
	@$(release) report same-grade --quiet --language zh --output docs/sample/same-grade-zh.html
	@cp .build/sample/sankey-aluminium.svg .build/sample/emissions-against-target.svg docs/sample/
	@git --no-pager diff --stat -- docs/sample

balance: build
	@rm -rf .build/balance
	@$(release) run china-reference --quiet --output .build/balance/china-reference
	@$(release) run same-grade --quiet --output .build/balance/same-grade
	@python3 Tests/tools/balance.py .build/balance/china-reference .build/balance/same-grade

# Least costs, prices and cures of 2,000 random charges beside HiGHS.
PEERS_PYTHON ?= .build/peers/bin/python

test-peers: build $(PEERS_PYTHON)
	@$(PEERS_PYTHON) Tests/tools/peers.py $(release)

.build/peers/bin/python:
	@python3 -m venv .build/peers 2> /dev/null || { \
	  $(MAKE) --no-print-directory packages missing=python3-venv && \
	  python3 -m venv --clear .build/peers; }
	@.build/peers/bin/pip install --quiet highspy==1.16.0

kills: build
	@python3 Tests/tools/kills.py $(release)

install: packages
	@$(SWIFT) build $(optimised)
	@install -d "$(bin)" "$(share)/bash-completion/completions" \
	  "$(share)/zsh/site-functions" "$(share)/fish/vendor_completions.d" "$(share)/man/man1"
	@install -s -m 755 $(release) "$(bin)/flowsim"
	@$(release) --generate-completion-script bash > "$(share)/bash-completion/completions/flowsim"
	@$(release) --generate-completion-script zsh > "$(share)/zsh/site-functions/_flowsim"
	@$(release) --generate-completion-script fish > "$(share)/fish/vendor_completions.d/flowsim.fish"
	@$(release) manual > "$(share)/man/man1/flowsim.1"
	@echo "Installed $(bin)/flowsim"

clean:
	@rm -rf .build .build-fuzz

toolchain:
	@command -v $(SWIFT) > /dev/null || { \
	  echo "flowsim is built with Swift 6.3, and there is no '$(SWIFT)' on the PATH." >&2; \
	  echo "Get it from https://www.swift.org/install/linux/, then run make again." >&2; \
	  exit 1; }

# GSL and GLPK carry the mathematics, SQLite a result database; pkg-config tells SwiftPM where GSL
# lies.
packages: toolchain
	@missing="$(missing)"; \
	command -v pkg-config > /dev/null || missing="$$missing pkg-config"; \
	pkg-config --exists gsl 2> /dev/null || missing="$$missing libgsl-dev"; \
	[ -e /usr/include/glpk.h ] || [ -e /usr/local/include/glpk.h ] \
	  || missing="$$missing libglpk-dev"; \
	[ -e /usr/include/sqlite3.h ] || [ -e /usr/local/include/sqlite3.h ] \
	  || missing="$$missing libsqlite3-dev"; \
	[ -z "$$missing" ] && exit 0; \
	if ! command -v apt-get > /dev/null; then \
	  echo "flowsim needs the headers of GSL, GLPK and SQLite, and pkg-config." >&2; \
	  echo "There is no apt-get here: install them with this system's package manager." >&2; \
	  exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo > /dev/null; then root=sudo; else \
	  echo "flowsim needs$$missing. As root: apt-get install$$missing" >&2; exit 1; fi; \
	echo "Installing$$missing" >&2; \
	$$root apt-get update -qq && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing > /dev/null
