#include "ddl/sql_reader.hpp"

#include <array>
#include <utility>

#include "ddl/identifier.hpp"
#include "ddl/sql_bytes.hpp"

namespace mesh::ddl {
namespace {

/// Follows brackets. False for one that closes none, or another kind.
bool follow_brackets(std::string& open, char sign) {
  if (sign == '(') open += ')';
  if (sign == '[') open += ']';
  if (sign != ')' && sign != ']') return true;
  if (open.empty() || open.back() != sign) return false;
  open.pop_back();
  return true;
}

SqlWord word_of_symbol(std::string_view text) {
  if (text.size() == 1) return static_cast<unsigned char>(text.front());
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

void SqlReader::follow_pair(SqlWord second) {
  const SqlWord first = tokens_.empty() ? SqlWord{0} : tokens_.back().word;
  if (second == sql_word("ATOMIC")) {
    is_body_ = is_body_ || (first == sql_word("BEGIN") && tokens_.front().word == sql_word("CREATE"));
  } else if (first == sql_word("NULLS")) {
    // The scanner takes it for a word that is no name.
    tokens_.back().is_name = false;
  }
}

inline bool SqlReader::read_longer(Token& read, SqlTokenKind kind) {
  read.kind = kind;
  read.word = 0;
  switch (kind) {
    case SqlTokenKind::comment:
    case SqlTokenKind::blank:
    case SqlTokenKind::unknown: return false;
    case SqlTokenKind::word:
      read.word = find_sql_word(text_of(read));
      read.is_name = !has_tag(read.word, reserved_word);
      if (has_tag(read.word, second_word)) follow_pair(read.word);
      return true;
    case SqlTokenKind::symbol: read.word = word_of_symbol(text_of(read)); return true;
    case SqlTokenKind::quoted_identifier: read.is_name = true; return true;
    case SqlTokenKind::number: read.word = any_number; return true;
    case SqlTokenKind::string: read.word = any_string; return true;
    case SqlTokenKind::parameter: has_parameters_ = true; return true;
  }
  return true;
}

bool SqlReader::cut() {
  std::string open;
  bool has_ended = false;
  for (uint32_t at = 0; at < sql_.size();) {
    const char byte = sql_[at];
    if (is_sql_blank(byte)) {
      ++at;
      continue;
    }
    Token read{at, at + 1, static_cast<unsigned char>(byte), SqlTokenKind::symbol};
    if (is_sql_byte(byte, single_symbol)) {
      ++at;
      if (byte == ';' && open.empty() && !is_body_) {
        has_ended = !tokens_.empty();
        continue;
      }
      if (!follow_brackets(open, byte)) return false;
    } else {
      const SqlToken token = starts_sql_word(byte) ? word_token(sql_, at) : longer_sql_token(sql_, at);
      at = token.end;
      if (token.kind == SqlTokenKind::comment) continue;
      read.end = token.end;
      if (!token.is_terminated || !read_longer(read, token.kind)) return false;
    }
    if (has_ended) return false;
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
    if (word > any_number) return nowhere;
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
