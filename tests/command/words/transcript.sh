#!/usr/bin/env bash
# Runs each line of a transcript that begins with `$ `, and fails unless it prints what stands below it: both streams as one, and its
# status in brackets where that is not 0. How it is compared or written anew: tests/expect/transcript.sh.
#
#   transcript.sh MESH-DDL TRANSCRIPT
set -euo pipefail
program=$1
transcript=$2

mesh-ddl() { "$program" "$@"; }

printed() {
  local line status
  grep '^\$ ' "$transcript" | while IFS= read -r line; do
    printf '%s\n' "$line"
    status=0
    (eval "${line#\$ }") </dev/null 2>&1 || status=$?
    ((status == 0)) || printf '[%d]\n' "$status"
  done
}

[[ $(grep -c '^\$ mesh-ddl' "$transcript") -gt 0 ]] || { echo "$transcript: there is no line that begins with \$ mesh-ddl"; exit 1; }
printed | "$(dirname "$0")/../../expect/transcript.sh" "$transcript"
