#include "ddl/sql_reader.hpp"

#include <array>
#include <utility>

#include "ddl/identifier.hpp"
#include "ddl/sql_bytes.hpp"

namespace mesh::ddl {
namespace {

/// Follows brackets. False for one that closes none, or another kind.
bool follow_brackets(std::string& open, SqlWord token) {
  if (token == '(') open += ')';
  if (token == '[') open += ']';
  if (token != ')' && token != ']') return true;
  if (open.empty() || open.back() != static_cast<char>(token)) return false;
  open.pop_back();
  return true;
}

SqlWord word_of_symbol(std::string_view text) {
  // `#` is an operator, too.
  if (text.size() == 1) return text.front() != '#' ? static_cast<unsigned char>(text.front()) : SqlWord{0};
  return text == "::" ? cast_sign : SqlWord{0};
}

}  // namespace

SqlReader::SqlReader(std::string_view sql, Arena& arena) : sql_(sql), arena_(arena) {
  constexpr uint32_t usual_tokens = 32;
  tokens_.reserve(arena, usual_tokens);
  const bool is_statement = sql.find('\0') == std::string_view::npos && cut();
  last_ = tokens_.size();
  const auto end = static_cast<uint32_t>(sql.size());
  tokens_.add(arena, {end, end});
  if (!is_statement) fail();
}

inline SqlReader::Token SqlReader::read_word(const SqlToken& token) {
  const SqlWord word = find_sql_word(sql_.substr(token.begin, token.end - token.begin));
  // The scanner takes these two words for one that is no name.
  if ((word == sql_word("FIRST") || word == sql_word("LAST")) && !tokens_.empty() && tokens_.back().word == sql_word("NULLS"))
    tokens_.back().is_name = false;
  return {token.begin, token.end, word, token.kind, !has_tag(word, reserved_word)};
}

bool SqlReader::begins_body(SqlWord word) const {
  return word == sql_word("ATOMIC") && !tokens_.empty() && tokens_.front().word == sql_word("CREATE") &&
         tokens_.back().word == sql_word("BEGIN");
}

bool SqlReader::cut() {
  std::string open;
  bool has_ended = false;
  bool is_body = false;
  for (uint32_t at = 0; at < sql_.size();) {
    if (is_sql_blank(sql_[at])) {
      ++at;
      continue;
    }
    const SqlToken token = next_sql_token(sql_, at);
    at = token.end;
    Token read{token.begin, token.end, 0, token.kind, false};
    switch (token.kind) {
      case SqlTokenKind::comment: continue;
      case SqlTokenKind::blank:
      case SqlTokenKind::unknown: return false;
      case SqlTokenKind::word:
        read = read_word(token);
        is_body = is_body || begins_body(read.word);
        break;
      case SqlTokenKind::symbol:
        read.word = word_of_symbol(sql_.substr(token.begin, token.end - token.begin));
        if (read.word == ';' && open.empty() && !is_body) {
          has_ended = !tokens_.empty();
          continue;
        }
        if (!follow_brackets(open, read.word)) return false;
        break;
      case SqlTokenKind::quoted_identifier: read.is_name = true; break;
      case SqlTokenKind::number: read.word = any_number; break;
      case SqlTokenKind::string: read.word = any_string; break;
      case SqlTokenKind::parameter: has_parameters_ = true; break;
    }
    if (has_ended || !token.is_terminated) return false;
    tokens_.add(arena_, read);
  }
  return open.empty();
}

void SqlReader::fail() {
  has_failed_ = true;
  at_ = last_;
}

size_t SqlReader::after(SqlWords words, size_t place) const {
  for (; !words.is_empty(); words.drop()) {
    const SqlWord word = words.first();
    if (token(place).word == word) {
      ++place;
      continue;
    }
    // What stands for more than itself is no word.
    if (word >= first_word) return nowhere;
    place = after_any(word, place);
    if (place == nowhere) return nowhere;
  }
  return place;
}

size_t SqlReader::after_any(SqlWord word, size_t place) const {
  const SqlWord now = token(place).word;
  switch (word) {
    case any_name: return token(place).is_name ? place + 1 : nowhere;
    case any_brackets: return now == '(' && token(place + 1).word != ')' ? after_brackets(place) : nowhere;
    case any_number: return (now == '-' || now == '+') && token(place + 1).word == any_number ? place + 2 : nowhere;
    default: return nowhere;
  }
}

size_t SqlReader::after_brackets(size_t place) const {
  for (size_t depth = 0; place < last_; ++place) {
    const SqlWord now = tokens_[place].word;
    if (now == '(' || now == '[') ++depth;
    if ((now == ')' || now == ']') && depth > 0) --depth;
    if (depth == 0) return place + 1;
  }
  return nowhere;
}

bool SqlReader::is_one_of(std::initializer_list<SqlWords> rows) const {
  return std::any_of(rows.begin(), rows.end(), [&](SqlWords words) { return is(words); });
}

bool SqlReader::take_whole(SqlWords words) {
  const size_t place = after(words, at_);
  if (place == nowhere) return false;
  at_ = place;
  return true;
}

std::optional<ObjectKind> SqlReader::object_kind() {
  struct KindWords {
    SqlWords words;
    ObjectKind kind;
  };
  constexpr auto kinds = std::to_array<KindWords>({
      {"TABLE", ObjectKind::table},
      {"INDEX", ObjectKind::index},
      {"SEQUENCE", ObjectKind::sequence},
      {"VIEW", ObjectKind::view},
      {"MATERIALIZED VIEW", ObjectKind::materialized_view},
      {"TYPE", ObjectKind::type},
      {"DOMAIN", ObjectKind::domain},
      {"SCHEMA", ObjectKind::schema},
      {"EXTENSION", ObjectKind::extension},
  });
  for (const auto& [words, kind] : kinds) {
    if (take(words)) return kind;
  }
  return std::nullopt;
}

void SqlReader::expect(SqlWords words) {
  if (!take(words)) fail();
}

bool SqlReader::take_one_of(std::initializer_list<SqlWords> rows) {
  return std::any_of(rows.begin(), rows.end(), [&](SqlWords words) { return take(words); });
}

std::string_view SqlReader::name() {
  if (is_name()) return label();
  fail();
  return {};
}

std::string_view SqlReader::label() {
  // Reserved words are labels, and of words only half of a pair is neither.
  const bool is_word = kind() == SqlTokenKind::word && (is_name() || has_tag(word(), reserved_word));
  const bool is_label = is_word || kind() == SqlTokenKind::quoted_identifier;
  const std::string_view stored = is_label ? stored_name(text(), arena_) : std::string_view();
  if (stored.empty()) {
    fail();
    return {};
  }
  ++at_;
  return stored;
}

ObjectName SqlReader::object() {
  const uint32_t begin = this->begin();
  ObjectName object;
  object.name = name();
  if (take(".")) {
    object.schema = object.name;
    object.name = label();
  }
  object.text = since(begin);
  return object;
}

ArenaList<std::string_view> SqlReader::names() {
  ArenaList<std::string_view> names;
  expect("(");
  do names.add(arena_, name());
  while (take(","));
  expect(")");
  return names;
}

ArenaList<ObjectName> SqlReader::objects() {
  ArenaList<ObjectName> objects;
  do objects.add(arena_, object());
  while (take(","));
  return objects;
}

std::string_view SqlReader::string() {
  const std::string_view constant = text();
  const std::string_view opening = kind() == SqlTokenKind::string ? opening_of(constant) : std::string_view();
  const bool is_simple = opening == "'" || ((opening == "E'" || opening == "e'") && constant.find('\\') == std::string_view::npos);
  if (!is_simple && (opening.empty() || opening.front() != '$')) {
    fail();
    return {};
  }
  const std::string_view inner = constant.substr(opening.size(), constant.size() - opening.size() - closing_of(opening).size());
  if (!is_simple || inner.find('\'') == std::string_view::npos) {
    ++at_;
    return inner;
  }
  std::string value;
  for (size_t at = 0; at < inner.size(); ++at) {
    value += inner[at];
    if (inner[at] != '\'') continue;
    // A quote that is not doubled ends a part of a string that goes on further down.
    if (inner.substr(at + 1, 1) != "'") {
      fail();
      return {};
    }
    ++at;
  }
  ++at_;
  return arena_.copy(value);
}

void SqlReader::skip_whole() {
  const size_t place = after_brackets(at_);
  if (place == nowhere) return fail();
  at_ = place;
}

TextRange SqlReader::rest_of_element() {
  const uint32_t begin = this->begin();
  const size_t first = at_;
  while (!at_end() && !is_one_of({",", ")", "]"})) skip_whole();
  if (at_ == first) fail();
  return since(begin);
}

TextRange SqlReader::brackets() {
  const size_t first = at_ + 1;
  expect("()");
  if (has_failed_) return {};
  return {tokens_[first].begin, tokens_[at_ - 2].end};
}

std::optional<std::string> stored_name(std::string_view token) {
  Arena arena;
  const std::string_view name = stored_name(token, arena);
  return name.empty() ? std::nullopt : std::optional(std::string(name));
}

std::string_view stored_name(std::string_view token, Arena& arena) {
  const bool is_quoted = token.front() == '"';
  if (!is_quoted && token.back() == '"') return {};
  std::string_view name = is_quoted ? token.substr(1, token.size() - 2) : token;
  const bool is_changed =
      is_quoted ? name.find('"') != std::string_view::npos : std::any_of(name.begin(), name.end(), is_ascii_upper);
  if (is_changed) name = arena.copy(is_quoted ? unquote_ident(token) : in_small_letters(token));
  return name.size() > longest_name ? clip_utf8(name, longest_name) : name;
}

}  // namespace mesh::ddl
