#include "base/diagnostic.hpp"

#include <set>

#include "catch.hpp"

using mesh::Code;
using mesh::Diagnostics;

TEST_CASE("every code has a text and a name of its own") {
  std::set<std::string_view> texts;
  std::set<std::string_view> names;
  for (const Code code : mesh::all_codes()) {
    texts.insert(mesh::code_text(code));
    names.insert(mesh::code_name(code));
  }
  CHECK(texts.size() == mesh::all_codes().size());
  CHECK(names.size() == mesh::all_codes().size());
}

TEST_CASE("a code's first letter agrees with its severity") {
  for (const Code code : mesh::all_codes()) {
    const char letter = mesh::code_text(code).front();
    const bool is_error = mesh::severity_of(code) == mesh::Severity::error;
    CAPTURE(mesh::code_text(code));
    CHECK(is_error == (letter == 'E' || letter == 'P'));
  }
}

TEST_CASE("a warning is not an error") {
  Diagnostics diagnostics;
  diagnostics.report(Code::name_clipped, {0, 1}, {"long"});
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.report(Code::unknown_name, {0, 1}, {"who"});
  CHECK(diagnostics.has_errors());
}

TEST_CASE("what was already said at a place is not said again") {
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_name, {3, 5}, {"there is no `pol` here"});
  diagnostics.report(Code::unknown_name, {3, 5}, {"there is no `pol` here"});
  CHECK(diagnostics.all().size() == 1);
  diagnostics.report(Code::unknown_name, {7, 9}, {"there is no `pol` here"});
  CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("a sink that is full still knows of errors") {
  Diagnostics diagnostics;
  for (uint32_t at = 0; at < 2 * Diagnostics::most; ++at) diagnostics.report(Code::name_clipped, {at, at}, {"long"});
  CHECK(diagnostics.all().size() == Diagnostics::most);
  diagnostics.report(Code::unknown_name, {0, 1}, {"who"});
  CHECK(diagnostics.all().size() == Diagnostics::most);
  CHECK(diagnostics.has_errors());
}

TEST_CASE("a sink that is full counts what it leaves out") {
  Diagnostics diagnostics;
  for (uint32_t at = 0; at < Diagnostics::most; ++at) diagnostics.report(Code::name_clipped, {at, at}, {"long"});
  CHECK(diagnostics.left_out() == 0);
  for (int time = 0; time < 2; ++time) diagnostics.report(Code::name_clipped, {1000, 1001}, {"long"});
  CHECK(diagnostics.left_out() == 1);
  diagnostics.report(Code::unknown_name, {0, 1}, {"who"});
  CHECK(diagnostics.left_out() == 2);
}

TEST_CASE("the count of what is left out has an end") {
  Diagnostics diagnostics;
  for (uint32_t at = 0; at < 3000; ++at) diagnostics.report(Code::unknown_name, {at, at + 1}, {"who"});
  CHECK(diagnostics.left_out() == Diagnostics::most_left_out);
  CHECK(mesh::left_out_text(diagnostics.left_out()) == "at least 1000 more are not shown");
}

TEST_CASE("what is left out is said only where there is something") {
  CHECK(mesh::left_out_text(0).empty());
  CHECK(mesh::left_out_text(1) == "1 more is not shown");
  CHECK(mesh::left_out_text(7) == "7 more are not shown");
}

TEST_CASE("sorting by place keeps the order at one place") {
  Diagnostics diagnostics;
  diagnostics.report(Code::unknown_name, {8, 9}, {"third"});
  diagnostics.report(Code::unknown_name, {2, 4}, {"first"});
  diagnostics.report(Code::unknown_module, {2, 4}, {"second"});
  diagnostics.sort_by_place();
  CHECK(diagnostics.all()[0].message == "first");
  CHECK(diagnostics.all()[1].message == "second");
  CHECK(diagnostics.all()[2].message == "third");
}
