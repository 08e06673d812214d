// Compiled code sends what the interpreter sends.
#include "both.hpp"
#include "catch.hpp"
#include "golden_file.hpp"

namespace {

using mesh::test::Run;

/// The goldens without an error in their source, each compiled. A snippet is no program.
template <typename Check>
size_t each_healthy_golden(Check check) {
  size_t count = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    const mesh::Source source(golden::read(path).text("source"), path.filename().string());
    mesh::Diagnostics diagnostics;
    const mesh::lang::Executable executable = mesh::lang::compile(source, "", diagnostics);
    if (diagnostics.has_errors() || executable.entries.empty() || executable.is_snippet) continue;
    INFO(path.string());
    check(executable, source);
    ++count;
  }
  return count;
}

/// Both send the same and end the same.
void check_agreement(const mesh::lang::Executable& executable, const mesh::Source& source, size_t failing_from) {
  const Run wanted = mesh::test::interpreted(executable, source, failing_from);
  CHECK(mesh::test::compiled(executable, source, failing_from) == wanted);
}

}  // namespace

TEST_CASE("every golden sends the same statements compiled as interpreted") {
  const size_t count = each_healthy_golden([](const mesh::lang::Executable& executable, const mesh::Source& source) {
    constexpr size_t never = SIZE_MAX;
    check_agreement(executable, source, never);
  });
  CHECK(count > 40);
}

TEST_CASE("every golden ends the same where a statement fails") {
  const size_t count = each_healthy_golden([](const mesh::lang::Executable& executable, const mesh::Source& source) {
    for (const size_t failing : {0U, 1U, 3U}) {
      check_agreement(executable, source, failing);
    }
  });
  CHECK(count > 40);
}
