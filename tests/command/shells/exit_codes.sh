#!/usr/bin/env bash
# The documentation has each exit code with what it means: exit_codes.sh MESH-DDL exit_code.def PAGE.
set -euo pipefail
rows=$(sed -nE 's/^MESH_EXIT_CODE\([a-z_]+, ([0-9]+), "(.*)"\)$/| \1 | \2 |/p' "$2")
[[ $(grep -c '^MESH_EXIT_CODE' "$2") == "$(wc -l <<<"$rows")" ]]
documented=$(sed -n '/^## Exit codes/,/^## /s/^\(| [0-9]* |.*\)$/\1/p' "$3")
diff -u <(echo "$rows") <(echo "$documented")
for status in $(cut -d ' ' -f 2 <<<"$rows"); do "$1" man | grep -Fqx "\\fB$status\\fR"; done
