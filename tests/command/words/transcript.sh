#!/usr/bin/env bash
# Runs each line of a transcript that begins with `$ `, and fails unless it prints what stands below it: both streams as one, and its
# status in brackets where that is not 0.
#
#   transcript.sh MESH-DDL TRANSCRIPT              compares
#   MESH_UPDATE_TRANSCRIPTS=1 transcript.sh ...    writes the transcript anew; not under CI
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
if [[ -n ${MESH_UPDATE_TRANSCRIPTS:-} ]]; then
  [[ -z ${CI:-} ]] || { echo "not updated: CI is set"; exit 1; }
  anew=$(printed)
  printf '%s\n' "$anew" >"$transcript"
else
  diff -u "$transcript" <(printed) || { echo "If that is meant: MESH_UPDATE_TRANSCRIPTS=1 ctest -R command/words"; exit 1; }
fi
