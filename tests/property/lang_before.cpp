// Texts that come before a source do what they would do in front of it.
#include <rapidcheck/catch.h>

#include <span>
#include <string>
#include <vector>

#include "any_program.hpp"
#include "catch.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "preview/preview.hpp"

using namespace mesh;

namespace {

/// The statements of a snippet, each with what stands before it.
std::vector<std::string> pieces_of(const std::string& snippet) {
  const Source source(snippet);
  Diagnostics diagnostics;
  const lang::Ast ast = lang::parse(source, lang::lex(source, diagnostics), diagnostics);
  std::vector<std::string> pieces;
  uint32_t begin = 0;
  for (const lang::Statement& statement :
       std::get<lang::BlockExpr>(ast[ast.functions.back().clauses.front().body].node).statements) {
    pieces.push_back(snippet.substr(begin, statement.span.end - begin));
    begin = statement.span.end;
  }
  return pieces;
}

/// Puts statements that follow each other into texts of any number of them.
std::vector<std::string> any_texts(const std::vector<std::string>& pieces) {
  std::vector<std::string> texts;
  for (const std::string& piece : pieces) {
    const bool goes_on = !texts.empty() && (texts.size() == 5 || *rc::gen::inRange(0, 3) > 0);
    if (!goes_on) texts.emplace_back();
    texts.back() += piece;
  }
  return texts;
}

std::string joined(std::span<const std::string> texts) {
  std::string text;
  for (const std::string& each : texts) text += each;
  return text;
}

Preview preview_last(std::span<const std::string> texts, const std::string& helpers = {}) {
  Source source(texts.back());
  for (const std::string& text : texts.first(texts.size() - 1)) source.add_before(text, "before.mpl");
  source.add(helpers, "helpers.mpl");
  return preview(source);
}

/// Whether an Err ends it, or a text before it.
bool ends_early(const Preview& preview) {
  const auto has_end = [](const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.code == Code::returned_error; });
  };
  return has_end(preview.diagnostics) || std::any_of(preview.before.begin(), preview.before.end(),
                                                     [&](const EarlierPreview& text) { return has_end(text.diagnostics); });
}

/// One of the calls that make and change a few tables.
std::string any_call() {
  const auto call = *rc::gen::elementOf(std::vector<std::string>{
      "Migration.create_table(pool, \"T\", [\"id:INT:PRIMARY KEY\", \"C:TEXT\"])",
      "Migration.drop_table(pool, \"T\")",
      "Migration.add_column(pool, \"T\", \"C:TEXT:NOT NULL\")",
      "Migration.add_column(pool, \"T\", \"C:INT\")",
      "Migration.drop_column(pool, \"T\", \"C\")",
      "Migration.rename_column(pool, \"T\", \"C\", \"id\")",
      "Migration.create_index(pool, \"T\", [\"C\"], \"unique:true\")",
      "Migration.drop_index(pool, \"T\", [\"C\"])",
      "Migration.execute(pool, \"ALTER TABLE T RENAME TO a\")",
      "Migration.execute(pool, \"CREATE VIEW v AS SELECT * FROM T\")",
      "Migration.execute(pool, \"INSERT INTO T VALUES (1, 'x')\")",
      "Migration.execute(pool, \"CALL anything()\")",
  });
  std::string text = call;
  const auto put = [&](char sign, const std::string& name) {
    for (size_t at = 0; at < text.size(); ++at) {
      const bool stands_alone = text[at] == sign && std::isalpha(text[at + 1]) == 0 && std::isalpha(text[at - 1]) == 0;
      if (stands_alone) text.replace(at, 1, name);
    }
  };
  put('T', *rc::gen::elementOf(std::vector<std::string>{"a", "b", "c"}));
  put('C', *rc::gen::elementOf(std::vector<std::string>{"x", "y"}));
  return text + "?\n";
}

bool is_same(const schema::Outcome& a, const schema::Outcome& b) {
  return a.kind == b.kind && a.cause == b.cause && a.code == b.code && a.reason == b.reason && a.because_of == b.because_of;
}

}  // namespace

TEST_CASE("a random snippet sends the same where its first statements come before as texts") {
  size_t texts_before = 0;
  rc::prop("pieces", [&] {
    const test::Program program = test::any_program();
    const std::string reason = "a text after the end of one runs all the same";
    if (program.snippet.find("return") != std::string::npos) RC_DISCARD(reason);
    const std::vector<std::string> texts = any_texts(pieces_of(program.snippet));
    for (const std::string& text : texts) RC_LOG() << text << "\n---\n";
    const std::string first = joined(std::span(texts).first(texts.size() - 1));
    std::vector<std::string> sent;
    for (const Preview& previewed : {preview_last(std::span(&first, 1), program.helpers), preview_last(texts, program.helpers)}) {
      if (ends_early(previewed)) RC_DISCARD(reason);
      RC_ASSERT(!previewed.has_errors());
      RC_ASSERT(previewed.left_out_calls.empty());
      for (const PreviewedStatement& statement : previewed.statements) {
        sent.emplace_back(statement.sql);
        for (const std::string_view parameter : statement.parameters) sent.back().append("|").append(parameter);
      }
    }
    RC_ASSERT(sent == program.sent);
    texts_before += texts.size() - 1;
  });
  CHECK(texts_before > 500);
}

TEST_CASE("what comes before has the consequences that a migration has, and none that it has not in front") {
  size_t statements = 0;
  rc::prop("consequences", [&] {
    const auto calls = [] {
      return *rc::gen::mapcat(rc::gen::inRange(1, 6), [](int count) {
        return rc::gen::container<std::vector<std::string>>(static_cast<size_t>(count), rc::gen::exec(any_call));
      });
    };
    const std::vector<std::string> texts{joined(calls()), joined(calls())};
    RC_LOG() << texts[0] << "---\n" << texts[1];
    const Preview both = preview(Source(texts[0] + texts[1]));
    const Preview first = preview(Source(texts[0]));
    const Preview alone = preview(Source(texts[1]), {.function = {}, .start = start_after(first)});
    const Preview last = preview_last(texts);
    RC_ASSERT(both.statements.size() == first.statements.size() + last.statements.size());
    RC_ASSERT(last.before.front().is_reached == first.functions.front().is_reached);
    for (size_t index = 0; index < last.statements.size(); ++index) {
      const PreviewedStatement& statement = last.statements[index];
      const PreviewedStatement& in_both = both.statements[first.statements.size() + index];
      RC_ASSERT(statement.sql == in_both.sql);
      RC_ASSERT(statement.call == in_both.call);
      RC_ASSERT(is_same(statement.outcome, alone.statements[index].outcome));
      // Rows may be there by then, and what is only taken to be there, or may be, is forgotten.
      const auto is_unknown = [](const PreviewedStatement& each) { return each.outcome.kind == schema::OutcomeKind::unknown; };
      if (is_unknown(statement) || is_unknown(in_both)) break;
      if (!last.before.front().is_reached) continue;
      RC_ASSERT(statement.outcome.kind == in_both.outcome.kind);
      ++statements;
    }
  });
  CHECK(statements > 50);
}
