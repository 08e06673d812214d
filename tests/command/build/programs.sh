#!/usr/bin/env bash
# What `build` leaves where the program is to be, with LLVM: programs.sh MESH-DDL MIGRATION.
set -euo pipefail
command=$1
migration=$(readlink -f "$2")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
stop() { echo "$*"; ls -la; exit 1; }

# The compiler may have words, and blanks in its path.
CXX='env c++' "$command" build "$migration" -o words || stop "CXX='env c++' does not link"
mkdir 'a folder'
ln -s "$(command -v c++)" 'a folder/c++'
CXX="$folder/a folder/c++" "$command" build "$migration" -o blanks || stop "a path with blanks is no compiler"
! CXX='nothing here' "$command" build "$migration" -o nothing 2>said || stop "linked by nothing"
grep -q '^mesh-ddl: nothing cannot be run, which links the program: ' said || stop "$(cat said)"
[[ -x words && -x blanks && ! -e nothing ]] || stop "not all that was built is there"

[[ $(./words --help | sed -n 2p) == 'Usage: ./words [OPTIONS] [DATABASE_URL] up|down' ]] || stop "$(./words --help)"
[[ $(./words 2>&1) == 'up|down is required; --help says how it is used' ]] || stop "$(./words 2>&1)"

# A link stays one, also where there is nothing behind it yet.
mkdir real
ln -s real/program link
ln -s link link_to_link
"$command" build "$migration" -o link_to_link
[[ -L link && -L link_to_link && -x real/program ]] || stop "a link was replaced"

# A build that is ended leaves nothing, and ends by the signal. The compiler here never ends by itself, and has begun to write.
cat >slow <<'SLOW'
#!/bin/sh
while [ "$1" != -o ]; do shift; done
: >"$2"
echo $$ >starting
mv starting started
sleep 60
SLOW
chmod +x slow
for signal in TERM INT HUP; do
  rm -f started
  # What a shell starts in the background ignores SIGINT, unless it is told otherwise.
  CXX=$folder/slow env --default-signal "$command" build "$migration" -o program &
  build=$!
  until [[ -e started ]]; do sleep 0.05; done
  kill -"$signal" "$build"
  status=0
  wait "$build" || status=$?
  ((status == 128 + $(kill -l "$signal"))) || stop "SIG$signal: status $status"
  [[ ! -e program && -z $(find . -name '.mesh-ddl*') ]] || stop "SIG$signal leaves something"
  for ((tries = 0; tries < 600; tries++)); do
    kill -0 "$(cat started)" 2>/dev/null || continue 2
    sleep 0.05
  done
  stop "SIG$signal leaves the compiler"
done
