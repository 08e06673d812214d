#include "ddl/index_suffix.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {
namespace {

/// The end of the name that `text` begins with, plain or in quotes, or 0.
size_t ident_end(std::string_view text) {
  if (text.empty()) return 0;
  size_t at = 1;
  if (text.front() == '"') {
    while (at < text.size() && (text[at] != '"' || text.substr(at, 2) == "\"\"")) at += text[at] == '"' ? 2 : 1;
    return at < text.size() && at > 1 ? at + 1 : 0;
  }
  if (!starts_sql_word(text.front())) return 0;
  while (at < text.size() && is_sql_byte(text[at], word_part)) ++at;
  return at;
}

/// The end of the name that `text` begins with, or of two joined by a dot, or 0.
size_t name_end(std::string_view text) {
  const size_t first = ident_end(text);
  if (first == 0 || text.substr(first, 1) != ".") return first;
  const size_t second = ident_end(text.substr(first + 1));
  return second == 0 ? 0 : first + 1 + second;
}

bool contains_ops(std::string_view name) {
  for (size_t at = 0; at + 4 <= name.size(); ++at) {
    if (equals_ignoring_case(name.substr(at, 4), "_ops")) return true;
  }
  return false;
}

bool is_operator_class(std::string_view name) {
  const std::string_view first = name.substr(0, ident_end(name));
  return first.size() == name.size() ? contains_ops(name) : !is_reserved_word(first);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool is_at(std::string_view word) const {
    return equals_ignoring_case(rest_.substr(0, word.size()), word) &&
           (rest_.size() == word.size() || !is_sql_byte(rest_[word.size()], word_part));
  }
  [[nodiscard]] bool take(std::string_view word) {
    if (!is_at(word)) return false;
    pass(word.size());
    return true;
  }
  /// Takes a name, or nothing.
  [[nodiscard]] std::string_view take_name() {
    const std::string_view name = rest_.substr(0, name_end(rest_));
    pass(name.size());
    return name;
  }
  [[nodiscard]] std::string_view take_operator_class() {
    const std::string_view name = rest_.substr(0, name_end(rest_));
    if (!is_operator_class(name)) return {};
    pass(name.size());
    return name;
  }

 private:
  void pass(size_t size) {
    while (size < rest_.size() && is_sql_blank(rest_[size])) ++size;
    rest_.remove_prefix(size);
  }

  std::string_view rest_;
};

bool take_order(Reader& reader, Order& into) {
  if (reader.take("ASC")) {
    into = Order::ascending;
  } else if (reader.take("DESC")) {
    into = Order::descending;
  } else {
    return false;
  }
  return true;
}

/// True for a plain name that PostgreSQL would fold to another, or that is none.
bool needs_quotes(std::string_view ident) {
  return ident.front() != '"' && (std::any_of(ident.begin(), ident.end(), is_ascii_upper) || is_reserved_word(ident));
}

void append_collation_name(std::string& out, std::string_view ident) {
  const std::string_view quote = needs_quotes(ident) ? "\"" : "";
  append(out, {quote, ident, quote});
}

}  // namespace

bool read_index_suffix(std::string_view text, IndexSuffix& into) {
  Reader reader(trim(text));
  into.text = reader.rest();
  if (into.text.empty()) return false;
  if (reader.take("COLLATE")) {
    into.collation = reader.take_name();
    if (into.collation.empty()) return false;
  }
  if (!take_order(reader, into.order) && !reader.is_at("NULLS")) {
    into.operator_class = reader.take_operator_class();
    (void)take_order(reader, into.order);
  }
  if (reader.take("NULLS")) {
    if (reader.take("FIRST")) {
      into.nulls = Nulls::first;
    } else if (reader.take("LAST")) {
      into.nulls = Nulls::last;
    } else {
      return false;
    }
  }
  return reader.rest().empty();
}

std::optional<IndexSuffix> parse_index_suffix(std::string_view text) {
  std::optional<IndexSuffix> suffix(std::in_place);
  if (!read_index_suffix(text, *suffix)) suffix.reset();
  return suffix;
}

std::string ordered_index_suffix(std::string_view text) {
  SqlWalk walk(text);
  std::optional<SqlToken> nulls;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view word = walk.text(*token);
    if (nulls && (equals_ignoring_case(word, "FIRST") || equals_ignoring_case(word, "LAST"))) {
      const std::string moved = cat({text.substr(0, nulls->begin), text.substr(token->end), " NULLS ", word});
      const auto suffix = parse_index_suffix(moved);
      std::string ordered;
      if (suffix) append_index_suffix(ordered, *suffix);
      return std::string(trim(ordered));
    }
    nulls = equals_ignoring_case(word, "NULLS") ? token : std::nullopt;
  }
  return {};
}

void append_index_suffix(std::string& out, const IndexSuffix& suffix) {
  if (!suffix.collation.empty()) append(out, {" COLLATE ", suffix.collation});
  if (!suffix.operator_class.empty()) append(out, {" ", suffix.operator_class});
  if (suffix.order != Order::unstated) out += suffix.order == Order::ascending ? " ASC" : " DESC";
  if (suffix.nulls != Nulls::unstated) out += suffix.nulls == Nulls::first ? " NULLS FIRST" : " NULLS LAST";
}

std::string quoted_collation(std::string_view collation) {
  const std::string_view first = collation.substr(0, ident_end(collation));
  std::string quoted;
  append_collation_name(quoted, first);
  if (first.size() < collation.size()) {
    quoted += '.';
    append_collation_name(quoted, collation.substr(first.size() + 1));
  }
  return quoted == collation ? std::string() : quoted;
}

}  // namespace mesh::ddl
