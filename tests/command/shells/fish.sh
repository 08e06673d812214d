#!/usr/bin/env bash
# What fish completes: fish.sh MESH-DDL FISH.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$1" completions fish >"$folder/mesh-ddl.fish"
cd "$folder"
touch 1_users.mpl

failed=0
# completes LINE WANTED...: each of these, and nothing else of the kind.
completes() {
  local line=$1 offered wanted
  shift
  offered=$(HOME=$folder "$fish" --no-config -c 'source mesh-ddl.fish; complete -C $argv[1]' "$line" | cut -f 1 | sort)
  wanted=$(printf '%s\n' "$@" | sort)
  [[ $offered == "$wanted" ]] || {
    printf '%s: wanted\n%s\noffered\n%s\n' "$line" "$wanted" "$offered"
    failed=1
  }
}
fish=$2
completes 'mesh-ddl pre' preview
completes 'mesh-ddl check --f' --format --from-empty
completes 'mesh-ddl check --format ' github json sarif text
completes 'mesh-ddl check --format=j' --format=json
completes 'mesh-ddl explain E010' E0101 E0102 E0103 E0104 E0105 E0106 E0107 E0108
completes 'mesh-ddl help p' preview
completes 'mesh-ddl emit a' ast
completes 'mesh-ddl preview 1' 1_users.mpl
completes 'mesh-ddl completions ' bash fish zsh
exit "$failed"
