#!/usr/bin/env bash
# Every subcommand and every option that a help names is in the manual: manual.sh MESH-DDL.
set -euo pipefail
page=$("$1" man)
failed=0
subcommands=$("$1" help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[[ $(wc -l <<<"$subcommands") -ge 10 ]]
for subcommand in $subcommands; do
  # The part of the page about it.
  part=$(sed -n "/^\.SS $subcommand\$/,/^\.S/p" <<<"$page")
  [[ -n $part ]] || { echo "the manual has no $subcommand"; failed=1; }
  for option in $("$1" help "$subcommand" | grep -o '^  -[-a-z0-9,]*' | tr ',' '\n'); do
    grep -Fq "\\fB${option//-/\\-}\\fR" <<<"$part" || { echo "the manual has no $option of $subcommand"; failed=1; }
  done
done
exit "$failed"
