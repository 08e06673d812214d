#!/usr/bin/env bash
# What zsh completes, asked in a terminal as a user does: zsh.sh MESH-DDL ZSH.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$1" completions zsh >"$folder/_mesh-ddl"
touch "$folder/1_users.mpl"
cat >"$folder/ask.zsh" <<'ASK'
zmodload zsh/zpty zsh/zselect
cd $1
zpty -b asked zsh -f -i
zpty -w asked "cd $1; PS1='>'; fpath=($1 \$fpath); autoload -U compinit; compinit -u -D; mesh-ddl() { print -r -- \"GOT \$*.\"; }; print READY."
await() {
  local part all= tries=0
  until [[ $all == *$~1* ]]; do
    ((tries++ < 200)) || { print -r -- "no $1 in: $all"; exit 1; }
    zpty -r -t asked part && all+=$part || zselect -t 5
  done
}
await $'\nREADY.'
# Each line is written with a tab behind it, and the word that comes of that is what the command gets.
completes() {
  zpty -n -w asked "$1"$'\t\n'
  await "GOT $2*."
}
completes 'mesh-ddl pre' 'preview'
completes 'mesh-ddl check --fo' 'check --format'
completes 'mesh-ddl check --format sa' 'check --format sarif'
completes 'mesh-ddl check --format=sa' 'check --format=sarif'
completes 'mesh-ddl explain L107d' 'explain L107d'
completes 'mesh-ddl emit tok' 'emit tokens'
completes 'mesh-ddl emit ast 1' 'emit ast 1_users.mpl'
completes 'mesh-ddl help exp' 'help explain'
print ok
ASK
[[ $(HOME=$folder TERM=xterm timeout 60 "$2" -f "$folder/ask.zsh" "$folder") == ok ]]
