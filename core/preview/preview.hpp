// The façade: Mesh source in, the statements that its migration would send and everything there is to say about it out.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "advice/rule.hpp"
#include "advice/work.hpp"
#include "base/arena.hpp"
#include "base/chunked_list.hpp"
#include "base/diagnostic.hpp"
#include "base/fix.hpp"
#include "base/source.hpp"
#include "ddl/statement.hpp"
#include "preview/judge.hpp"
#include "schema/difference.hpp"
#include "schema/outcome.hpp"
#include "schema/schema.hpp"

namespace mesh {

struct PreviewOptions {
  /// The function to preview. Empty: `up` and `down`, or where the file has neither, every public function that takes only a pool.
  std::string function;
  /// What is there before the first statement of `up`, and of every function that is neither `up` nor `down`, and on which version
  /// of PostgreSQL.
  schema::Schema start = schema::Schema(schema::Start::open);
  /// Asked of each statement that is whole and not known to fail. May be null.
  const Judge* judge = nullptr;
};

/// A function that was previewed.
struct PreviewedFunction {
  std::string name;
  Span span;
  /// What is there after it.
  schema::Schema after = schema::Schema(schema::Start::open);
  /// False where one of its statements fails, a mistake stands in its way, or its preview ended early: `after` is then what there
  /// would be if that were mended, as far as it is known.
  bool is_reached = true;
};

/// One part of a statement and the source text it came from.
struct SourceClause {
  uint32_t argument = 0;
  int32_t element = ddl::no_element;
  Span span;
  ddl::TextRange sql;
};

/// One statement, in the order of execution. What it views lies in its preview's arena.
struct PreviewedStatement {
  std::string_view function;
  /// The called function, with its module. Lives as long as the program.
  std::string_view call;
  std::string_view sql;
  std::span<const std::string_view> parameters;
  /// Those of which it is known which $1, $2 and so on they are: the ones before the first that a snippet leaves open.
  size_t known_parameters = 0;
  Span span;
  std::span<const SourceClause> clauses;
  std::span<const ddl::Break> breaks;
  /// Whether a snippet leaves parts of it open: `/* ... */` stands for them in the SQL or among the parameters.
  bool is_partial = false;
  schema::Outcome outcome = {};
  advice::Work work = {};
};

/// What a rule of advice.def says of a statement.
struct PreviewedNote {
  advice::Rule rule;
  Span span;
  std::string message;
  std::string hint;
  /// The statement's index.
  uint32_t statement = 0;
};

/// A call that sends nothing: it is refused, a mistake stands in it, or a snippet does not say all that it is made of. It stands
/// before the statement with the index `before`, or after the last one of its function.
struct LeftOutCall {
  std::string function;
  std::string call;
  Span span;
  std::string why;
  size_t before = 0;
};

/// A text that comes before the source.
struct EarlierPreview {
  bool is_snippet = false;
  /// False where one of its statements fails, a mistake stands in its way, or its preview ended early.
  bool is_reached = true;
  std::vector<Diagnostic> diagnostics;
  size_t left_out = 0;
};

/// A line that the migration prints while it runs, and the call that prints it or begins to.
struct PrintedLine {
  std::string function;
  std::string text;
  Span span;
};

/// Something that `down` does not put back.
struct Leftover {
  schema::Difference thing;
  /// The call that removes what is left, in words; empty where it is not one call.
  std::string hint = {};
  /// Writes that call at the end of `down`, where it is sure to succeed.
  Fix fix = {};
};

inline constexpr size_t most_notes = 500;

struct Preview {
  /// What its statements view.
  Arena arena;
  std::vector<PreviewedFunction> functions;
  ChunkedList<PreviewedStatement> statements;
  std::vector<PrintedLine> output;
  std::vector<Diagnostic> diagnostics;
  /// At most `most_notes`, each said once.
  std::vector<PreviewedNote> notes = {};
  /// How many more there was no room for (see Diagnostics::left_out).
  size_t left_out = 0;
  /// Whether the source is a snippet: statements alone, which count as the body of `up`.
  bool is_snippet = false;
  std::vector<LeftOutCall> left_out_calls = {};
  /// The texts before it, in their order.
  std::vector<EarlierPreview> before = {};
  /// What `down` does not put back, and whether that is known: both `up` and `down` were previewed and are reached, and no
  /// statement may have done more than is known.
  std::vector<Leftover> leftover = {};
  bool is_leftover_known = false;
  /// What is there after `up`, or, where that was not previewed, what was there before.
  schema::Schema end = schema::Schema(schema::Start::open);

  /// Whether it, or a text before it, has an error.
  [[nodiscard]] bool has_errors() const;
};

/// Whether another text or file may be added. A source that takes no more is too large, or has as many as a preview takes.
[[nodiscard]] bool takes_more(const Source& source);

/// Where a migration starts that comes after a previewed one, in a transaction of its own.
[[nodiscard]] schema::Schema start_after(const Preview& preview);

/// Previews a migration. Total: any bytes give a Preview. What is broken has a diagnostic, and everything else is still there.
///
/// Takes:   `source`, up to 1 MiB of UTF-8. The `up` of each text before it has run, in a transaction of its own; what the text
///          defines, and a snippet names, is known to those after it as if it stood in front of them.
/// Bounds:  lang/limits.hpp: nesting, steps, call depth, memory and statements each have a budget with a diagnostic of its own.
[[nodiscard]] Preview preview(const Source& source, const PreviewOptions& options = {});

}  // namespace mesh
