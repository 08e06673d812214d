#!/usr/bin/env bash
# What bash completes: bash.sh MESH-DDL. The script is asked as bash asks it.
set -uo pipefail
source <("$1" completions bash)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
mkdir migrations
touch 1_users.mpl '2 plans.mpl' notes.txt

failed=0
# completes "offers, one a line" WORD...: the last word is the one that is completed.
completes() {
  local wanted=$1
  shift
  COMP_WORDS=(mesh-ddl "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  _mesh_ddl
  local offered
  offered=$(printf '%s\n' "${COMPREPLY[@]}" | sort)
  [[ $offered == "$wanted" ]] || {
    printf 'mesh-ddl %s: wanted\n%s\noffered\n%s\n' "$*" "$wanted" "$offered"
    failed=1
  }
}

files=$'1_users.mpl\n2 plans.mpl\nmigrations'
completes preview pre
completes $'check\ncompletions' c
completes $'--format\n--from-empty' check --f
completes $'--help\n--version' --
completes $'github\njson\nsarif\ntext' check --format ''
completes json check --format j
completes $'github\njson\nsarif\ntext' check --format =
completes json check --format = j
completes $'always\nauto' preview --color a
completes $'E0101\nE0102\nE0103\nE0104\nE0105\nE0106\nE0107\nE0108' explain E010
completes L110 check --deny L110
completes $'ast\nllvm\nmir\ntokens' emit ''
completes $'ast\nllvm\nmir\ntokens' emit --function up ''
completes $'ast\nllvm\nmir\ntokens' emit --function = up ''
completes $'ast\nllvm\nmir\ntokens' emit --json ''
completes "$files" emit ast ''
completes '' emit ast 1_users.mpl ''
completes "$files" preview ''
completes "$files" preview 1_users.mpl --pretty ''
completes '2 plans.mpl' preview 2
completes "$files" preview --before ''
completes $'1_users.mpl\n2 plans.mpl\nmigrations\nnotes.txt' build 1_users.mpl -o ''
completes '' run --database ''
completes preview help p
completes $'bash\nfish\nzsh' completions ''
completes '' nothing ''
exit "$failed"
