// Compiled random programs send what they must by the language's rules, and what the interpreter sends.
#include <rapidcheck/catch.h>

#include "any_program.hpp"
#include "both.hpp"
#include "catch.hpp"

TEST_CASE("a random program sends the same compiled as interpreted, also where a statement fails") {
  rc::prop("compiled", [] {
    const mesh::test::Program program = mesh::test::any_program();
    RC_LOG() << program.text;
    const mesh::Source source(program.text, "random.mpl");
    mesh::Diagnostics diagnostics;
    const mesh::lang::Executable executable = mesh::lang::compile(source, "", diagnostics);
    RC_ASSERT_FALSE(diagnostics.has_errors());
    const auto failing = *rc::gen::element<size_t>(SIZE_MAX, 0, 1, 2);
    RC_ASSERT(mesh::test::compiled(executable, source, failing) == mesh::test::interpreted(executable, source, failing));
  });
}
