#!/usr/bin/env bash
# Fails unless standard input is what a transcript holds, and shows the difference.
#
#   transcript.sh TRANSCRIPT                              compares
#   MESH_UPDATE_TRANSCRIPTS=1 transcript.sh TRANSCRIPT    writes the transcript anew; not under CI
set -euo pipefail
if [[ -n ${MESH_UPDATE_TRANSCRIPTS:-} ]]; then
  [[ -z ${CI:-} ]] || { echo "not updated: CI is set"; exit 1; }
  anew=$(cat)
  printf '%s\n' "$anew" >"$1"
else
  diff -uN "$1" - || { echo "If that is meant: MESH_UPDATE_TRANSCRIPTS=1 ctest -R, and the name of this test"; exit 1; }
fi
