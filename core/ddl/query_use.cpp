#include "ddl/query_use.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

constexpr WordList ends_from = " EXCEPT FETCH FOR GROUP HAVING INTERSECT LIMIT OFFSET ORDER UNION WHERE WINDOW ";
constexpr WordList begins_query_words = " SELECT VALUES WITH ";
constexpr WordList joins = " CROSS FULL INNER JOIN LEFT NATURAL ON RIGHT TABLESAMPLE USING ";

/// A name as it is stored, or a symbol or string as it is written.
struct Token {
  SqlTokenKind kind = SqlTokenKind::symbol;
  std::string text;

  [[nodiscard]] bool is(std::string_view word) const {
    return kind == SqlTokenKind::symbol ? text == word : kind == SqlTokenKind::word && equals_ignoring_case(text, word);
  }
  [[nodiscard]] bool is_in(WordList list) const { return kind == SqlTokenKind::word && is_listed(list, text); }
  [[nodiscard]] bool is_name() const {
    return kind == SqlTokenKind::quoted_identifier || (kind == SqlTokenKind::word && !is_reserved_word(text));
  }
};

/// One pair of brackets, or the whole.
struct Scope {
  bool is_query = false;
  /// Whether FROM's list is being read, and a relation stands next.
  bool is_from = false;
  bool wants_relation = false;
};

class Query {
 public:
  explicit Query(std::string_view sql) {
    SqlWalk walk(sql);
    for (auto token = walk.next(); token; token = walk.next()) {
      std::string text(walk.text(*token));
      if (token->kind == SqlTokenKind::quoted_identifier) text = unquote_ident(text);
      if (token->kind == SqlTokenKind::word) text = in_small_letters(text);
      if (token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier) text = clip_utf8(text, longest_name);
      tokens_.push_back({token->kind, std::move(text)});
    }
  }

  Use of(std::string_view schema, std::string_view relation, std::string_view column) {
    is_own_ = is_own_name(relation);
    read_relations(schema, relation);
    if (column.empty() || use_ == Use::no) return use_;
    Use found = Use::no;
    for (size_t at = 0; at < tokens_.size(); ++at) {
      found = std::max(found, token(at).is("*") ? use_of_star(at) : token(at).is("natural") ? Use::maybe : use_of_name(at, column));
    }
    return std::min(found, use_);
  }

 private:
  [[nodiscard]] const Token& token(size_t at) const {
    static const Token none;
    return at < tokens_.size() ? tokens_[at] : none;
  }

  void read_relations(std::string_view schema, std::string_view relation) {
    std::vector<Scope> scopes(1);
    for (size_t at = 0; at < tokens_.size(); ++at) {
      Scope& scope = scopes.back();
      const Token& now = token(at);
      if (now.is("(")) {
        const bool is_list = scope.wants_relation && !token(at + 1).is_in(begins_query_words);
        scope.wants_relation = false;
        scopes.push_back({is_list, is_list, is_list});
      } else if (now.is(")")) {
        if (scopes.size() > 1) scopes.pop_back();
      } else if (now.is("select")) {
        ++queries_;
        scope = {true, false, false};
      } else if (now.is("from") && scope.is_query && !token(at - 1).is("distinct")) {
        scope.is_from = scope.wants_relation = true;
      } else if (now.is("join") || now.is("table") || (now.is(",") && scope.is_from)) {
        scope.wants_relation = true;
        if (now.is("table")) has_table_command_ = true;
      } else if (now.is_in(ends_from)) {
        scope.is_from = scope.wants_relation = false;
      } else if (scope.wants_relation && now.is_name()) {
        scope.wants_relation = false;
        at = read_relation(at, schema, relation);
      } else {
        note_other(at, relation);
      }
    }
  }

  /// Reads a relation of FROM's list with its alias. Gives the place of its last token.
  size_t read_relation(size_t at, std::string_view schema, std::string_view relation) {
    size_t name = at;
    while (token(name + 1).is(".")) name += 2;
    const std::string_view given = name == at ? std::string_view() : std::string_view(token(name - 2).text);
    const size_t alias = token(name + 1).is("as") ? name + 2 : name + 1;
    const bool has_alias = token(alias).is_name() && !token(alias).is_in(joins);
    const size_t last = has_alias ? alias : name;
    const bool is_meant = given.empty() || given == schema || (schema.empty() && given == "public");
    if (!is_meant || token(name).text != relation || token(name + 1).is("(")) return last;
    use_ = std::max(use_, given.empty() && is_own_ ? Use::maybe : Use::yes);
    qualifiers_.add(token(last).text, 0);
    return last;
  }

  /// Whether a subquery of WITH is called so: `name AS (`, or `name (columns) AS (`.
  [[nodiscard]] bool is_own_name(std::string_view name) const {
    // Of what follows, read from the end: whether words and a bracket stand there, AS before them, and AS after the next bracket.
    bool opens = false;
    bool is_called = false;
    bool is_called_after = false;
    for (size_t at = tokens_.size(); at-- > 0;) {
      const Token& now = token(at);
      const bool is_meant = now.text == name && now.kind != SqlTokenKind::string;
      if (is_meant && (token(at + 1).is("(") ? is_called_after : is_called)) return true;
      if (now.is(")")) is_called_after = is_called;
      if (now.kind != SqlTokenKind::word) opens = now.is("(");
      is_called = opens && now.is("as");
    }
    return false;
  }

  /// A relation's row type in a cast, or its name in a text such as nextval's.
  void note_other(size_t at, std::string_view relation) {
    const Token& now = token(at);
    const bool is_text = now.kind == SqlTokenKind::string && (token(at - 1).is("(") || token(at + 1).is("::"));
    const bool is_type = now.text == relation && (token(at - 1).is("::") || (token(at - 1).is("as") && token(at + 1).is(")")));
    if (is_type || (is_text && now.text.find(relation) != std::string::npos)) use_ = std::max(use_, Use::maybe);
  }

  [[nodiscard]] bool is_qualifier(size_t at) const { return qualifiers_.find(token(at).text).has_value(); }

  [[nodiscard]] Use use_of_unqualified() const { return queries_ > 1 ? Use::maybe : Use::yes; }

  [[nodiscard]] Use use_of_star(size_t at) const {
    if (token(at - 1).is(".")) return !is_qualifier(at - 2) ? Use::no : token(at - 3).is("(") ? Use::maybe : Use::yes;
    const Token& next = token(at + 1);
    const bool ends = at + 1 >= tokens_.size() || next.is("from") || next.is(",") || next.is(")");
    return ends && !token(at - 1).is("(") ? use_of_unqualified() : Use::no;
  }

  [[nodiscard]] Use use_of_name(size_t at, std::string_view column) const {
    const Token& now = token(at);
    const bool is_name = now.kind == SqlTokenKind::word || now.kind == SqlTokenKind::quoted_identifier;
    if (has_table_command_) return Use::maybe;
    if (!is_name || now.text != column || token(at + 1).is(".") || token(at + 1).is("(")) return Use::no;
    const Token& before = token(at - 1);
    if (before.is(".")) return is_qualifier(at - 2) ? Use::yes : Use::no;
    if (before.is("as") || before.is("::") || before.is("from")) return Use::no;
    // It may be the name of what stands before it.
    const bool is_alias = (before.is_name() && !before.is("by")) || before.is(")") || before.is("]") ||
                          (before.kind != SqlTokenKind::symbol && before.kind != SqlTokenKind::word);
    return is_alias ? Use::maybe : use_of_unqualified();
  }

  std::vector<Token> tokens_;
  /// What columns of the relation may have before them, as `tokens_` has it.
  NameLookup qualifiers_;
  Use use_ = Use::no;
  bool is_own_ = false;
  size_t queries_ = 0;
  bool has_table_command_ = false;
};

}  // namespace

Use use_in_query(std::string_view query, std::string_view schema, std::string_view relation, std::string_view column) {
  return Query(query).of(schema, relation, column);
}

}  // namespace mesh::ddl
