// What an expression mentions, as far as its tokens tell.
#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/read_type.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"
#include "ddl/word_list.hpp"
#include "schema/description.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::SqlToken;
using ddl::SqlTokenKind;

/// Goes through the names of an expression that are neither a function's nor a type's.
class NameWalk {
 public:
  explicit NameWalk(std::string_view expression) : walk_(expression) { next_ = walk_.next(); }

  /// Goes on to the next name. False at the end.
  bool advance() {
    while (next_) {
      earlier_ = before_;
      before_ = before_text_;
      const SqlToken token = *next_;
      next_ = walk_.next();
      text_ = walk_.text(token);
      before_text_ = text_;
      token_ = token;
      if (is_name()) return true;
    }
    return false;
  }

  [[nodiscard]] std::string name() const {
    if (token_.kind == SqlTokenKind::quoted_identifier) return std::string(clip_utf8(ddl::unquote_ident(text_), ddl::longest_name));
    return in_small_letters(clip_utf8(text_, ddl::longest_name));
  }

  [[nodiscard]] const SqlToken& token() const { return token_; }
  [[nodiscard]] std::string_view before() const { return before_; }
  [[nodiscard]] std::string_view after() const { return next_ ? walk_.text(*next_) : std::string_view(); }

 private:
  [[nodiscard]] bool is_name() const {
    if (token_.kind != SqlTokenKind::word && token_.kind != SqlTokenKind::quoted_identifier) return false;
    if (next_ && (walk_.text(*next_) == "(" || next_->kind == SqlTokenKind::string)) return false;
    // EXTRACT's field and the words of AT TIME ZONE.
    if (before_ == "(" && equals_ignoring_case(earlier_, "EXTRACT") && equals_ignoring_case(after(), "FROM")) return false;
    if (equals_ignoring_case(text_, "TIME") && equals_ignoring_case(after(), "ZONE")) return false;
    return before_ != "::" && !equals_ignoring_case(before_, "AS") && !equals_ignoring_case(before_, "COLLATE");
  }

  ddl::SqlWalk walk_;
  std::optional<SqlToken> next_;
  SqlToken token_{};
  std::string_view text_;
  std::string_view earlier_;
  std::string_view before_;
  std::string_view before_text_;
};

constexpr ddl::WordList words_before_operand = " AND CASE ELSE NOT OR THEN WHEN ";
constexpr ddl::WordList words_after_operand = " AND BETWEEN ELSE END ILIKE IN IS LIKE NOT OR THEN WHEN ";
/// What is no column's name beside the reserved words: the forms of a normalization, and a domain's own value.
constexpr ddl::WordList no_columns = " NFC NFD NFKC NFKD VALUE ";

bool is_operator(std::string_view text) { return text.find_first_of("<>=+-*/%|&#~!^?@") == 0; }

/// Whether a name stands where only a column's can.
bool is_operand(const NameWalk& walk) {
  const std::string_view before = walk.before();
  const std::string_view after = walk.after();
  const bool begins =
      before.empty() || before == "(" || before == "," || is_operator(before) || ddl::is_listed(words_before_operand, before);
  const bool ends = after.empty() || after == ")" || after == "," || after == "::" || is_operator(after) ||
                    ddl::is_listed(words_after_operand, after);
  if (!begins || !ends || after == "=>") return false;
  if (walk.token().kind == SqlTokenKind::quoted_identifier) return true;
  const std::string name = walk.name();
  return !ddl::is_reserved_word(name) && !ddl::is_listed(no_columns, name);
}

/// False where neither `::` nor AS stands in an expression.
bool may_cast(std::string_view expression) {
  for (size_t at = 1; at < expression.size(); ++at) {
    const char before = to_ascii_lower(expression[at - 1]);
    const char byte = to_ascii_lower(expression[at]);
    if ((before == ':' && byte == ':') || (before == 'a' && byte == 's')) return true;
  }
  return false;
}

/// False where neither a bracket nor what a type such as regclass begins with stands in an expression.
bool may_name_objects(std::string_view expression) {
  constexpr std::string_view type = "reg";
  for (size_t at = 0; at < expression.size(); ++at) {
    if (expression[at] == '(' || equals_ignoring_case(expression.substr(at, type.size()), type)) return true;
  }
  return false;
}

/// An expression without the brackets around the whole of it.
std::string_view unwrapped(std::string_view expression) {
  for (expression = trim(expression); expression.size() > 1 && expression.front() == '(';) {
    ddl::SqlWalk walk(expression);
    size_t depth = 0;
    std::optional<SqlToken> token = walk.next();
    for (; token; token = walk.next()) {
      const std::string_view text = walk.text(*token);
      if (text == "(") ++depth;
      if (text == ")" && --depth == 0) break;
    }
    if (!token || walk.next()) break;
    expression = trim(expression.substr(1, token->begin - 1));
  }
  return expression;
}

/// Whether an expression is `column IS NOT NULL`.
bool is_not_null(std::string_view expression, std::string_view column) {
  expression = unwrapped(expression);
  NameWalk names(expression);
  if (!names.advance() || names.token().begin != 0 || names.name() != column) return false;
  ddl::SqlWalk rest(expression.substr(names.token().end));
  for (const std::string_view word : {"IS", "NOT", "NULL"}) {
    const auto token = rest.next();
    if (!token || !equals_ignoring_case(rest.text(*token), word)) return false;
  }
  return !rest.next();
}

/// Whether all of an expression is the call of a function.
bool is_call(std::string_view expression) {
  ddl::SqlWalk walk(expression);
  const auto name = walk.next();
  const bool begins = name && (name->kind == SqlTokenKind::word || name->kind == SqlTokenKind::quoted_identifier);
  const std::string_view arguments = begins ? trim(expression.substr(name->end)) : std::string_view();
  return arguments.starts_with('(') && unwrapped(arguments) != arguments;
}

std::string name_without_cast(std::string_view inner) {
  ddl::SqlWalk walk(inner);
  std::string name;
  size_t depth = 0;
  bool has_arguments = false;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text == ")" && depth > 0 && --depth == 0) continue;
    if (text == "(") {
      if (depth == 0 && (name.empty() || has_arguments)) return "expr";
      ++depth;
      has_arguments = true;
    }
    if (depth > 0 || text == ".") continue;
    if (text == "::") return "expr";
    const bool is_word = token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier;
    if (equals_ignoring_case(text, "CASE") && name.empty()) return "case";
    if (ddl::is_listed(" ARRAY ROW ", text) && name.empty()) return in_small_letters(text);
    if (!is_word || has_arguments || ddl::is_listed(" FALSE NULL TRUE ", text)) return "expr";
    if (!name.empty() && inner[token->begin - 1] != '.') return "expr";
    NameWalk alone(text);
    name = alone.advance() ? alone.name() : std::string(text);
  }
  return name.empty() ? "expr" : name;
}

}  // namespace

bool demands_value(std::string_view condition, std::string_view column) {
  condition = unwrapped(condition);
  ddl::SqlWalk walk(condition);
  size_t depth = 0;
  size_t begin = 0;
  bool has_found = false;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text == "(" || text == "[") ++depth;
    if (text == ")" || text == "]") --depth;
    if (depth > 0 || token->kind != SqlTokenKind::word) continue;
    // Of these an AND may be a part, and not all that OR joins must hold.
    if (ddl::is_listed(" BETWEEN CASE OR ", text)) return false;
    if (!equals_ignoring_case(text, "AND")) continue;
    has_found = has_found || is_not_null(condition.substr(begin, token->begin - begin), column);
    begin = token->end;
  }
  return has_found || is_not_null(condition.substr(begin), column);
}

std::string lone_name(std::string_view expression) {
  const std::string_view inner = unwrapped(expression);
  const ddl::TextRange name = column_in(inner);
  if (name.end == 0 || name.end - name.begin != inner.size()) return {};
  NameWalk walk(inner);
  return walk.advance() ? walk.name() : std::string();
}

namespace {

/// The type that is all of a text, or nothing.
std::optional<ddl::TypeFacts> whole_type(std::string_view text, Arena& arena) {
  ddl::SqlReader reader(text, arena);
  const ddl::TypeFacts read = ddl::read_type(reader);
  return reader.is_done() ? std::optional(read) : std::nullopt;
}

/// Of `CAST(a AS type)`.
std::optional<Cast> written_out(std::string_view inner, const SqlToken& as, Arena& arena) {
  std::string_view type = trim(inner.substr(as.end));
  if (!type.ends_with(')')) return std::nullopt;
  type.remove_suffix(1);
  const std::string_view before = inner.substr(0, as.begin);
  const std::string_view of = trim(before.substr(before.find('(') + 1));
  const auto read = whole_type(type, arena);
  return read ? std::optional(Cast{of, of, *read}) : std::nullopt;
}

}  // namespace

std::optional<Cast> cast_of(std::string_view expression, Arena& arena) {
  const std::string_view inner = unwrapped(expression);
  ddl::SqlWalk walk(inner);
  size_t depth = 0;
  bool is_written_out = false;
  // Of those in a row: each but the last is part of what the last is of.
  std::vector<SqlToken> signs;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (token->begin == 0) is_written_out = equals_ignoring_case(text, "CAST");
    if (text == "(") ++depth;
    if (text == ")" && depth > 0) --depth;
    if (is_written_out ? depth == 1 && equals_ignoring_case(text, "AS") : depth == 0 && text == "::") signs.push_back(*token);
  }
  if (signs.empty()) return std::nullopt;
  if (is_written_out) return written_out(inner, signs.back(), arena);
  const std::string_view base = trim(inner.substr(0, signs.front().begin));
  if (unwrapped(base) == base && lone_name(base).empty() && !is_call(base)) return std::nullopt;
  std::optional<ddl::TypeFacts> type;
  for (size_t at = 0; at < signs.size(); ++at) {
    const size_t end = at + 1 < signs.size() ? signs[at + 1].begin : inner.size();
    type = whole_type(trim(inner.substr(signs[at].end, end - signs[at].end)), arena);
    if (!type) return std::nullopt;
  }
  return Cast{trim(inner.substr(0, signs.back().begin)), base, *type};
}

bool mentions(std::string_view expression, std::string_view column) {
  NameWalk walk(expression);
  while (walk.advance()) {
    if (walk.name() == column) return true;
  }
  return false;
}

Names mentioned_columns(std::string_view expression, const Table& table, Arena& arena) {
  Names found;
  NameWalk walk(expression);
  while (walk.advance()) {
    const Column* column = find_named(table.columns, walk.name());
    if (column != nullptr && !contains(found, column->name)) found.add(arena, column->name);
  }
  return found;
}

ddl::TextRange unknown_column(std::string_view expression, const Table& table) {
  ddl::TextRange found;
  NameWalk walk(expression);
  while (walk.advance()) {
    const std::string name = walk.name();
    if (name == "select") return {};
    if (found.end != 0 || !is_operand(walk)) continue;
    bool is_column = is_system_column(name) || name == table.name;
    for (const Column& column : table.columns) is_column = is_column || column.name == name;
    if (!is_column) found = {walk.token().begin, walk.token().end};
  }
  return found;
}

ddl::TextRange column_in(std::string_view expression) {
  ddl::TextRange found;
  NameWalk walk(expression);
  while (walk.advance()) {
    if (walk.name() == "select") return {};
    if (found.end == 0 && is_operand(walk)) found = {walk.token().begin, walk.token().end};
  }
  return found;
}

std::string name_of_expression(std::string_view expression) {
  std::string_view inner = unwrapped(expression);
  // A cast is named as what it is of, or else as its type.
  std::string type;
  Arena arena;
  for (auto cast = cast_of(inner, arena); cast; cast = cast_of(inner, arena)) {
    if (type.empty()) type = cast->type.name;
    inner = unwrapped(cast->base);
  }
  std::string name = name_without_cast(inner);
  return (name == "expr" || name == "case") && !type.empty() ? type : name;
}

std::string renamed(std::string_view expression, std::string_view from, std::string_view to) {
  if (expression.empty()) return {};
  const std::string written = ddl::written_ident(to);
  std::string out;
  size_t end = 0;
  NameWalk walk(expression);
  while (walk.advance()) {
    if (walk.name() != from) continue;
    out += expression.substr(end, walk.token().begin - end);
    out += written;
    end = walk.token().end;
  }
  return out += expression.substr(end);
}

std::vector<ddl::TypeFacts> casts_in(std::string_view expression, Arena& arena) {
  std::vector<ddl::TypeFacts> found;
  if (!may_cast(expression)) return found;
  for (ddl::SqlReader reader(expression, arena); !reader.at_end();) {
    if (!reader.take("::") && !reader.take("AS")) {
      reader.skip();
      continue;
    }
    const ddl::TypeFacts type = ddl::read_type(reader);
    if (!reader.has_failed()) found.push_back(type);
  }
  return found;
}

std::vector<ddl::ObjectName> objects_in(std::string_view expression, bool has_every_text, Arena& arena) {
  std::vector<ddl::ObjectName> found;
  if (expression.find('\'') == std::string_view::npos || !(has_every_text || may_name_objects(expression))) return found;
  const auto is_of_objects = [](std::string_view word) { return equals_ignoring_case(word.substr(0, 3), "reg"); };
  for (ddl::SqlReader reader(expression); !reader.at_end(); reader.skip()) {
    const bool is_argument = (reader.is_name() || reader.is("CAST")) && reader.is("(", 1) && reader.kind(2) == SqlTokenKind::string;
    const bool is_typed = reader.kind(1) == SqlTokenKind::string && is_of_objects(reader.text());
    if (is_argument || is_typed) {
      reader.skip();
      if (is_argument) reader.skip();
    }
    const bool is_cast = reader.is("::", 1) && is_of_objects(reader.text(2));
    if (reader.kind() != SqlTokenKind::string || !(is_argument || is_typed || is_cast || has_every_text)) continue;
    const std::string_view written = reader.text();
    if (written.size() < 3 || written.front() != '\'') continue;
    ddl::SqlReader name(written.substr(1, written.size() - 2), arena);
    const ddl::ObjectName object = name.object();
    if (name.is_done()) found.push_back(object);
  }
  return found;
}

std::string expressions_of(const Table& table) {
  std::string all;
  for (const Column& column : table.columns) append(all, {column.default_value, ","});
  for (const Constraint& constraint : table.constraints) append(all, {constraint.expression, ","});
  for (const Index& index : table.indexes) {
    for (const std::string_view key : index.keys) {
      if (!contains(index.uses, key)) append(all, {key, ","});
    }
    append(all, {index.predicate, ","});
  }
  return all;
}

std::string_view literal_of(std::string_view expression) {
  ddl::SqlWalk walk(unwrapped(expression));
  const auto token = walk.next();
  if (!token || token->kind != SqlTokenKind::string) return {};
  const std::string_view text = walk.text(*token);
  if (text.size() < 2 || text.front() != '\'') return {};
  const auto after = walk.next();
  return !after || walk.text(*after) == "::" ? text.substr(1, text.size() - 2) : std::string_view();
}

}  // namespace mesh::schema
