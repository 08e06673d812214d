#include "ddl/inline_index.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {
namespace {

/// The pieces of such an entry, all views into it.
struct InlineIndex {
  bool is_unique = false;
  /// From INDEX or KEY up to the bracket.
  std::string_view head;
  std::string_view name;
  std::string_view columns;
};

bool is_backtick(std::string_view text) { return text == "`"; }

/// The next token that is no backtick.
std::optional<SqlToken> next_bare(SqlWalk& walk) {
  auto token = walk.next();
  while (token && is_backtick(walk.text(*token))) token = walk.next();
  return token;
}

std::optional<InlineIndex> read(std::string_view entry) {
  InlineIndex index;
  SqlWalk walk(entry);
  auto token = walk.next();
  const auto is = [&](std::string_view word) { return token && equals_ignoring_case(walk.text(*token), word); };
  index.is_unique = is("UNIQUE");
  if (index.is_unique || is("FULLTEXT") || is("SPATIAL")) token = walk.next();
  if (!is("INDEX") && !is("KEY")) return std::nullopt;
  const uint32_t begin = token->begin;
  token = next_bare(walk);
  if (token && (token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier)) {
    index.name = walk.text(*token);
    token = next_bare(walk);
  }
  if (!token || walk.text(*token) != "(") return std::nullopt;
  index.head = entry.substr(begin, token->begin - begin);
  index.columns = entry.substr(token->begin);
  return index;
}

/// Plain names between brackets, and what stands after those.
struct PlainColumns {
  std::vector<std::string_view> names;
  std::string_view after;
};

/// The columns, or none where one is no plain name.
PlainColumns read_columns(std::string_view columns) {
  PlainColumns read;
  SqlWalk walk(columns.substr(1));
  bool wants_name = true;
  for (auto token = next_bare(walk); token; token = next_bare(walk)) {
    const std::string_view text = walk.text(*token);
    if (!wants_name && text == ")") {
      read.after = columns.substr(1 + token->end);
      return read;
    }
    const bool is_name = token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier;
    if (wants_name ? !is_name : text != ",") return {};
    if (wants_name) read.names.push_back(text);
    wants_name = !wants_name;
  }
  return {};
}

/// The columns as a list of Mesh, or nothing where one is no plain name.
std::string list_of(std::string_view columns) {
  std::string list;
  for (const std::string_view name : read_columns(columns).names) {
    append(list, {list.empty() ? "[" : ", ", "\"", name.front() == '"' ? unquote_ident(name) : std::string(name), "\""});
  }
  return list.empty() ? list : list + "]";
}

/// The unique constraint that the entry is to PostgreSQL, or nothing where it says more than names.
std::string constraint_of(const InlineIndex& index) {
  const PlainColumns columns = read_columns(index.columns);
  if (columns.names.empty() || !columns.after.empty() || is_reserved_word(index.name)) return {};
  std::string list;
  for (const std::string_view name : columns.names) {
    if (is_reserved_word(name)) return {};
    append(list, {list.empty() ? "(" : ", ", name});
  }
  const std::string name = index.name.empty() ? std::string() : cat({"CONSTRAINT ", index.name, " "});
  return cat({name, "UNIQUE ", list, ")"});
}

}  // namespace

std::optional<Refusal> refuse_inline_index(std::string_view entry, const Part& part) {
  const std::optional<InlineIndex> index = read(entry);
  if (!index || !check_fragment(entry, Slot::table_constraint, part)) return std::nullopt;
  const Part head = part_of(part, entry, index->head);
  if (index->is_unique) {
    const std::string message = cat({"PostgreSQL has no `", printable(trim(index->head)), "` after UNIQUE"});
    const std::string constraint = constraint_of(*index);
    if (constraint.empty())
      return refuse(Code::bad_column, head, {message}, {"write \"UNIQUE (a, b)\" with the names of its columns"});
    return refuse(Code::bad_column, head, {message}, {"write \"", printable(constraint, longest_shown), "\""},
                  edit(part, constraint));
  }
  const std::string list = printable(list_of(index->columns), longest_shown);
  return refuse(Code::bad_column, part, {"PostgreSQL makes an index apart from its table"},
                {"write a call of Migration.create_index", list.empty() ? "" : " with the columns ", list});
}

}  // namespace mesh::ddl
