#!/usr/bin/env bash
# The manual is read without a warning: man.sh MESH-DDL MAN.
set -euo pipefail
page=$(mktemp --suffix .1)
trap 'rm "$page"' EXIT
"$1" man >"$page"
said=$(LC_ALL=C.UTF-8 MANWIDTH=80 "$2" --warnings --local-file "$page" 2>&1 >"$page.txt")
shown=$(cat "$page.txt")
rm "$page.txt"
[[ -z $said ]] || { echo "$said"; exit 1; }
grep -q 'MESH-DDL(1)' <<<"$shown"
