// A preview of a random program shows the statements that the program sends by the language's rules, and it prints as it reads.
#include <rapidcheck/catch.h>

#include "any_program.hpp"
#include "catch.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/print_ast.hpp"
#include "preview/preview.hpp"

using namespace mesh;

namespace {

std::vector<std::string> sent(const Preview& preview) {
  std::vector<std::string> found;
  for (const PreviewedStatement& statement : preview.statements) {
    found.emplace_back(statement.sql);
    for (const std::string_view parameter : statement.parameters) found.back().append("|").append(parameter);
  }
  return found;
}

}  // namespace

TEST_CASE("a preview shows what a random program sends") {
  size_t statements = 0;
  rc::prop("preview", [&] {
    const test::Program program = test::any_program();
    RC_LOG() << program.text;
    const Preview previewed = preview(Source(program.text));
    for (const Diagnostic& diagnostic : previewed.diagnostics) {
      if (severity_of(diagnostic.code) == Severity::error) RC_FAIL(diagnostic.message);
    }
    RC_ASSERT(sent(previewed) == program.sent);
    statements += program.sent.size();
  });
  CHECK(statements > 1000);
}

TEST_CASE("a random program sends the same as a snippet, and as that is printed") {
  const auto sent_by = [](const std::string& snippet, const test::Program& program) {
    Source source(snippet);
    source.add(program.helpers, "helpers.mpl");
    const Preview previewed = preview(source);
    RC_ASSERT(previewed.is_snippet);
    for (const Diagnostic& diagnostic : previewed.diagnostics) {
      if (severity_of(diagnostic.code) == Severity::error) RC_FAIL(diagnostic.message);
    }
    return sent(previewed);
  };
  rc::prop("snippet", [&] {
    const test::Program program = test::any_program();
    RC_LOG() << program.helpers << "---\n" << program.snippet;
    RC_ASSERT(sent_by(program.snippet, program) == program.sent);
    const Source source(program.snippet);
    Diagnostics diagnostics;
    const std::string printed = lang::print(lang::parse(source, lang::lex(source, diagnostics), diagnostics));
    RC_LOG() << "---\n" << printed;
    RC_ASSERT(sent_by(printed, program) == program.sent);
  });
}

TEST_CASE("a random program is printed as a program that sends the same") {
  rc::prop("print", [] {
    const test::Program program = test::any_program();
    const Source source(program.text);
    Diagnostics diagnostics;
    const std::string printed = lang::print(lang::parse(source, lang::lex(source, diagnostics), diagnostics));
    RC_LOG() << printed;
    RC_ASSERT(sent(preview(Source(printed))) == program.sent);
  });
}
