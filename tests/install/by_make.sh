#!/usr/bin/env bash
# `make install` as a packager calls it, and the command that it leaves. Sources stand together, which makes the same program sooner.
set -euo pipefail
cd "$(dirname "$0")/../.."

staged=$PWD/build/staged
rm -rf "$staged"
cmake --preset release -DCMAKE_UNITY_BUILD=ON >build/release.log
make --no-print-directory install PREFIX=/opt/mesh DESTDIR="$staged" >>build/release.log || { tail -n 30 build/release.log; exit 1; }

command=$staged/opt/mesh/bin/mesh-ddl
diff <("$command" preview tests/command/preview/users.mpl) tests/command/preview/users.expected
[[ $("$command" --version) == "$(sed -nE 's/^project\(mesh_ddl VERSION ([0-9.]+) .*/\1/p' CMakeLists.txt)" ]]
[[ $(readelf --sections --wide "$command") != *.symtab* ]]
[[ -s $staged/opt/mesh/share/doc/mesh-ddl/LICENSE && -s $staged/opt/mesh/share/doc/mesh-ddl/THIRD_PARTY_NOTICES ]]
[[ $(cat "$staged/opt/mesh/share/man/man1/mesh-ddl.1") == "$("$command" man)" ]]
[[ $(cat "$staged/opt/mesh/share/bash-completion/completions/mesh-ddl") == "$("$command" completions bash)" ]]
# What was built last is what a user finds there too.
build/release/native/mesh-ddl --help | grep -q '^  preview'
