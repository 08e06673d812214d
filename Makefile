# mesh-ddl. `make help` lists the targets; the work is done by the CMake presets, the npm scripts of web/ and the scripts of .ci/.
SHELL := /bin/bash
PORT ?= 8080
PREFIX ?= /usr/local
# .ci/setup puts a newer Node there when the machine has none or one that is too old.
export PATH := $(CURDIR)/build/node/node_modules/.bin:$(PATH)

engine := build/wasm/wasm/mesh_ddl_single.mjs
page := web/dist/index.html
docs := web/dist/docs.policy
released := build/release/native/mesh-ddl
page_sources := $(shell git ls-files --cached --others --exclude-standard web 2>/dev/null)
docs_sources := $(shell git ls-files --cached --others --exclude-standard docs 2>/dev/null)
cxx_sources := $(shell git ls-files --cached --others --exclude-standard '*.hpp' '*.cpp' '*.h' '*.c' 2>/dev/null)

.PHONY: help serve docs build install test torture check format lint bench clean always

help: ## Lists these targets
	@awk -F ':[^#]*## ' '/^[a-z-]+:[^#]*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: docs ## Serves the page and its documentation on http://localhost:8080, or on another port with PORT=
	@PORT=$(PORT) node web/server.mjs

docs: ## Builds the page and its documentation in web/dist
	@.ci/setup serve
	@$(MAKE) --no-print-directory $(docs)

build: ## Builds the command and the libraries, released and without the tests
	@.ci/setup build
	@cmake --workflow --preset release
	@grep -q '^MESH_HAS_LLVM:INTERNAL=1' build/release/CMakeCache.txt || echo "Without LLVM 19, which --jit and \`mesh-ddl build\` need"
	@echo "The command is there: $(released) preview FILE.mpl"

install: build ## Installs them below PREFIX, which is /usr/local unless given; DESTDIR goes before it
	@[ -n '$(PREFIX)' ] || { echo "PREFIX is empty: give it a folder, or leave it out for /usr/local" >&2; exit 1; }
	@cmake --install build/release --prefix '$(PREFIX)'

test: ## Runs every test there is and sums them up
	@.ci/setup test
	@.ci/test

torture: ## After test, what takes hours: fuzzing (MINUTES= a target), a million calls, migrations on a server, hosts without end, every size of page
	@.ci/setup test
	@.ci/torture $(MINUTES)

check: ## After a change in core: native tests, the golden files in WebAssembly, and lint of the files that changed
	@.ci/setup test
	@.ci/setup lint
	@.ci/check

format: ## Formats every file of every language
	@.ci/setup lint
	@clang-format -i $(cxx_sources)
	@npm --silent --prefix web run format

lint: ## Fails where a formatter, a linter or a type check objects to anything
	@.ci/setup lint
	@.ci/lint

bench: ## Measures builders, engine, page, command and migrations, some beside what they are compared with
	@.ci/setup bench
	@$(MAKE) --no-print-directory $(page)
	@cmake --workflow --preset bench
	@for count in 40 1000 10000 13500; do node tests/bench/write_migration.mjs $$count >build/bench/$$count.mpl; done
	@node tests/instructions/print.mjs build/bench/tests/instructions/phases
	@build/bench/tests/bench/bench_builders
	@build/bench/tests/bench/bench_preview build/bench/1000.mpl build/bench/10000.mpl
	@node tests/bench/bench_calls.mjs
	@node tests/bench/bench_wasm.mjs
	@build/bench/tests/bench/bench_memory build/bench/13500.mpl
	@node tests/bench/bench_memory.mjs build/bench/13500.mpl
	@node tests/bench/bench_size.mjs
	@node tests/bench/bench_load.mjs
	@node tests/bench/bench_page.mjs
	@build/bench/tests/bench/bench_command build/bench/native/mesh-ddl build/bench/40.mpl
	@build/bench/tests/bench/bench_migration build/bench/migration.sql
	@[ ! -e build/bench/tests/bench/bench_jit ] || build/bench/tests/bench/bench_jit build/bench/1000.mpl

clean: ## Removes everything that was built
	rm -rf build web/dist

$(page): $(engine) $(page_sources)
	npm --prefix web run build

# The page's build empties its folder.
$(docs): $(page) $(docs_sources)
	npm --prefix web run docs

$(engine): always
	cmake --workflow --preset wasm
