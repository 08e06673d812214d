#include "ddl/inline_index.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// How much of an index a hint shows.
constexpr size_t longest_index_shown = 200;

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
  if (token && is_listed(" FULLTEXT SPATIAL UNIQUE ", walk.text(*token))) {
    index.is_unique = equals_ignoring_case(walk.text(*token), "UNIQUE");
    token = walk.next();
  }
  if (!token || !is_listed(" INDEX KEY ", walk.text(*token))) return std::nullopt;
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

/// The columns as a list of Mesh, or nothing where one is no plain name.
std::string list_of(std::string_view columns) {
  std::string list = "[";
  SqlWalk walk(columns.substr(1));
  bool wants_name = true;
  for (auto token = next_bare(walk); token; token = next_bare(walk)) {
    const std::string_view text = walk.text(*token);
    if (!wants_name && text == ")") return list + "]";
    const bool is_name = token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier;
    if (wants_name ? !is_name : text != ",") return {};
    if (wants_name)
      append(list, {list.size() > 1 ? ", " : "", "\"", text.front() == '"' ? unquote_ident(text) : std::string(text), "\""});
    wants_name = !wants_name;
  }
  return {};
}

}  // namespace

std::optional<Refusal> refuse_inline_index(std::string_view entry, const Part& part) {
  const std::optional<InlineIndex> index = read(entry);
  if (!index || !check_fragment(entry, Slot::table_constraint, part)) return std::nullopt;
  const Part head = part_of(part, entry, index->head);
  if (index->is_unique) {
    const std::string constraint = index->name.empty() ? std::string() : cat({"CONSTRAINT ", index->name, " "});
    PartEdits edits{{head, ""}};
    if (!constraint.empty()) edits.insert(edits.begin(), {part_of(part, entry, entry.substr(0, 0)), constraint});
    return refuse(Code::bad_column, head, {"PostgreSQL has no `", printable(trim(index->head)), "` after UNIQUE"},
                  {"write \"", printable(constraint), "UNIQUE ", printable(index->columns, longest_index_shown), "\""},
                  std::move(edits));
  }
  const std::string list = printable(list_of(index->columns), longest_index_shown);
  return refuse(Code::bad_column, part, {"PostgreSQL makes an index apart from its table"},
                {"write a call of Migration.create_index", list.empty() ? "" : " with the columns ", list});
}

}  // namespace mesh::ddl
