#include "ddl/sql_reader.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/reserved_words.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::ddl {
namespace {

std::string_view take_piece(std::string_view& text, char separator) {
  const std::string_view piece = text.substr(0, text.find(separator));
  text.remove_prefix(piece.size() < text.size() ? piece.size() + 1 : piece.size());
  return piece;
}

/// Follows brackets. False for one that closes none, or another kind.
bool follow_brackets(std::string& open, std::string_view token) {
  if (token == "(") open += ')';
  if (token == "[") open += ']';
  if (token != ")" && token != "]") return true;
  if (open.empty() || open.back() != token.front()) return false;
  open.pop_back();
  return true;
}

}  // namespace

SqlReader::SqlReader(std::string_view sql) : sql_(sql) {
  if (sql.find('\0') != std::string_view::npos) {
    fail();
  } else {
    cut();
  }
}

void SqlReader::cut() {
  constexpr size_t usual_tokens = 32;
  tokens_.reserve(usual_tokens);
  SqlWalk walk(sql_);
  std::string open;
  bool has_ended = false;
  bool is_body = false;
  for (auto token = walk.next_beginning(); token; token = walk.next()) {
    const std::string_view read = walk.text(*token);
    const bool is_end = read == ";" && open.empty() && !is_body;
    if (is_end) {
      has_ended = true;
      continue;
    }
    const bool is_token = token->kind != SqlTokenKind::unknown && token->is_terminated;
    if (has_ended || !is_token || !follow_brackets(open, read)) return fail();
    has_parameters_ = has_parameters_ || token->kind == SqlTokenKind::parameter;
    tokens_.push_back(*token);
    // CREATE FUNCTION ... BEGIN ATOMIC ...; ...; END is one statement, to the end of the text.
    const bool may_be_body = equals_ignoring_case(read, "ATOMIC") && equals_ignoring_case(walk.text(tokens_.front()), "CREATE");
    is_body = is_body || (may_be_body && equals_ignoring_case(walk.text(tokens_[tokens_.size() - 2]), "BEGIN"));
  }
  if (!open.empty()) fail();
}

void SqlReader::fail() {
  has_failed_ = true;
  at_ = tokens_.size();
}

std::string_view SqlReader::text_at(size_t place) const {
  if (place >= tokens_.size()) return {};
  return sql_.substr(tokens_[place].begin, tokens_[place].end - tokens_[place].begin);
}

std::string_view SqlReader::text(size_t ahead) const { return text_at(at_ + ahead); }

std::optional<SqlTokenKind> SqlReader::kind(size_t ahead) const {
  if (at_ + ahead >= tokens_.size()) return std::nullopt;
  return tokens_[at_ + ahead].kind;
}

size_t SqlReader::after_brackets(size_t place) const {
  size_t depth = 0;
  for (; place < tokens_.size(); ++place) {
    const std::string_view read = text_at(place);
    if (read == "(" || read == "[") ++depth;
    if ((read == ")" || read == "]") && depth > 0) --depth;
    if (depth == 0) return place + 1;
  }
  return nowhere;
}

size_t SqlReader::after(std::string_view piece, size_t place) const {
  if (is_ascii_letter(piece.front())) return equals_ignoring_case(text_at(place), piece) ? place + 1 : nowhere;
  const size_t ahead = place - at_;
  if (piece == "_") return is_name(ahead) ? place + 1 : nowhere;
  if (piece == "'") return kind(ahead) == SqlTokenKind::string ? place + 1 : nowhere;
  if (piece == "()") return text_at(place) == "(" && text_at(place + 1) != ")" ? after_brackets(place) : nowhere;
  if (piece == "#") {
    if (text_at(place) == "-" || text_at(place) == "+") ++place;
    return kind(place - at_) == SqlTokenKind::number ? place + 1 : nowhere;
  }
  return equals_ignoring_case(text_at(place), piece) ? place + 1 : nowhere;
}

size_t SqlReader::after_all(std::string_view words, size_t place) const {
  // Most words that are asked for are not there, and their first letter tells.
  const std::string_view first = text_at(place);
  const bool may_be_there = words.empty() || !is_ascii_letter(words.front()) ||
                            (!first.empty() && to_ascii_upper(first.front()) == to_ascii_upper(words.front()));
  if (!may_be_there) return nowhere;
  while (!words.empty() && place != nowhere) place = after(take_piece(words, ' '), place);
  return place;
}

bool SqlReader::is(std::string_view words, size_t ahead) const { return after_all(words, at_ + ahead) != nowhere; }

bool SqlReader::take(std::string_view words) {
  const size_t place = after_all(words, at_);
  if (place == nowhere) return false;
  at_ = place;
  return true;
}

std::optional<ObjectKind> SqlReader::object_kind() {
  constexpr auto kinds = std::to_array<std::pair<std::string_view, ObjectKind>>({
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

void SqlReader::expect(std::string_view words) {
  if (!take(words)) fail();
}

bool SqlReader::take_one_of(std::string_view groups) {
  while (!groups.empty()) {
    if (take(take_piece(groups, '|'))) return true;
  }
  return false;
}

bool SqlReader::is_name(size_t ahead) const {
  const auto token = kind(ahead);
  if (token != SqlTokenKind::word) return token == SqlTokenKind::quoted_identifier;
  // The scanner takes these two words for one that is no name.
  return !is_reserved_word(text(ahead)) && !is("NULLS FIRST", ahead) && !is("NULLS LAST", ahead);
}

std::string SqlReader::name() {
  if (is_name()) return label();
  fail();
  return {};
}

std::string SqlReader::label() {
  auto stored = kind() == SqlTokenKind::word || kind() == SqlTokenKind::quoted_identifier ? stored_name(text()) : std::nullopt;
  if (!stored) {
    fail();
    return {};
  }
  ++at_;
  return *std::move(stored);
}

ObjectName SqlReader::object() {
  const uint32_t begin = this->begin();
  ObjectName object;
  object.name = name();
  if (take(".")) {
    object.schema = std::move(object.name);
    object.name = label();
  }
  object.text = since(begin);
  return object;
}

std::vector<std::string> SqlReader::names() {
  std::vector<std::string> names;
  expect("(");
  do names.push_back(name());
  while (take(","));
  expect(")");
  return names;
}

std::vector<ObjectName> SqlReader::objects() {
  std::vector<ObjectName> objects;
  do objects.push_back(object());
  while (take(","));
  return objects;
}

std::string SqlReader::string() {
  const std::string_view constant = text();
  const std::string_view opening = kind() == SqlTokenKind::string ? opening_of(constant) : std::string_view();
  const bool is_simple = opening == "'" || ((opening == "E'" || opening == "e'") && constant.find('\\') == std::string_view::npos);
  if (!is_simple && (opening.empty() || opening.front() != '$')) {
    fail();
    return {};
  }
  const std::string_view inner = constant.substr(opening.size(), constant.size() - opening.size() - closing_of(opening).size());
  std::string value;
  for (size_t at = 0; at < inner.size(); ++at) {
    value += inner[at];
    if (!is_simple || inner[at] != '\'') continue;
    // A quote that is not doubled ends a part of a string that goes on further down.
    if (inner.substr(at + 1, 1) != "'") {
      fail();
      return {};
    }
    ++at;
  }
  ++at_;
  return value;
}

void SqlReader::skip_whole() {
  const size_t place = after_brackets(at_);
  if (place == nowhere) return fail();
  at_ = place;
}

TextRange SqlReader::rest_of_element() {
  const uint32_t begin = this->begin();
  const size_t first = at_;
  while (!at_end() && !is(",") && !is(")") && !is("]")) skip_whole();
  if (at_ == first) fail();
  return since(begin);
}

TextRange SqlReader::brackets() {
  const size_t first = at_ + 1;
  expect("()");
  if (has_failed_) return {};
  return {tokens_[first].begin, tokens_[at_ - 2].end};
}

uint32_t SqlReader::begin() const { return at_end() ? static_cast<uint32_t>(sql_.size()) : tokens_[at_].begin; }

std::optional<std::string> stored_name(std::string_view token) {
  std::string name;
  if (token.front() == '"') {
    name = unquote_ident(token);
    if (name.empty()) return std::nullopt;
  } else if (token.back() == '"') {
    return std::nullopt;
  } else {
    for (const char byte : token) name += is_ascii_upper(byte) ? static_cast<char>(byte + 32) : byte;
  }
  return std::string(clip_utf8(name, longest_name));
}

}  // namespace mesh::ddl
