// A cursor over the tokens of one SQL statement, for whoever reads what it says.
//
// What does not read as asked makes the whole reading fail: the cursor stands at the end from then on, so that a reader need look
// only once, when it is done.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/arena_list.hpp"
#include "ddl/facts.hpp"
#include "ddl/sql_lexer.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {

class SqlReader {
 public:
  /// Cuts `sql`, which must outlive the reader, into tokens. Fails for what is not one statement, with its quotes and brackets
  /// closed, and for a token that PostgreSQL has none of.
  ///
  /// Takes:   `arena`, for names and lists of what is read. One that is the reader's own ends with it.
  SqlReader(std::string_view sql, Arena& arena);
  explicit SqlReader(std::string_view sql) : SqlReader(sql, own_arena_) {}
  SqlReader(const SqlReader&) = delete;
  SqlReader& operator=(const SqlReader&) = delete;

  [[nodiscard]] bool has_failed() const { return has_failed_; }
  /// True where nothing is left and nothing has failed.
  [[nodiscard]] bool is_done() const { return !has_failed_ && at_end(); }
  [[nodiscard]] bool at_end() const { return at_ == last_; }
  [[nodiscard]] bool has_parameters() const { return has_parameters_; }
  [[nodiscard]] Arena& arena() { return arena_; }
  void fail();

  /// Whether these words stand next, `ahead` tokens from here, in any case.
  [[nodiscard]] bool is(SqlWords words, size_t ahead = 0) const {
    return may_begin(words, at_ + ahead) && (words.is_one() || after(words, at_ + ahead) != nowhere);
  }
  /// Whether one of these rows does.
  [[nodiscard]] bool is_one_of(std::initializer_list<SqlWords> rows) const;
  /// Takes them if they do.
  bool take(SqlWords words) {
    if (!may_begin(words, at_)) return false;
    if (!words.is_one()) return take_whole(words);
    ++at_;
    return true;
  }
  /// Takes the words for a kind of object that the model keeps, as they stand after ALTER and DROP, if they are next.
  [[nodiscard]] std::optional<ObjectKind> object_kind();
  /// Takes them, or fails.
  void expect(SqlWords words);
  /// Takes the first of these rows that stands next.
  bool take_one_of(std::initializer_list<SqlWords> rows);

  /// The text of the next token, or of one further on; empty beyond the last.
  [[nodiscard]] std::string_view text(size_t ahead = 0) const { return text_of(token(at_ + ahead)); }
  [[nodiscard]] SqlWord word(size_t ahead = 0) const { return token(at_ + ahead).word; }
  /// Blank beyond the last.
  [[nodiscard]] SqlTokenKind kind(size_t ahead = 0) const { return token(at_ + ahead).kind; }
  /// Whether the next token is a name: quoted, or a word that is not reserved.
  [[nodiscard]] bool is_name(size_t ahead = 0) const { return token(at_ + ahead).is_name; }

  /// A name as it is stored.
  std::string_view name();
  /// What may follow a dot, any key word among them.
  std::string_view label();
  /// A name with its schema, if it has one.
  ObjectName object();
  /// Names in brackets.
  ArenaList<std::string_view> names();
  /// Names of objects with commas between them.
  ArenaList<ObjectName> objects();
  /// A string constant, decoded. Fails for one that holds escapes.
  std::string_view string();

  /// Passes a token, if there is one.
  void skip() { at_ += at_end() ? 0 : 1; }
  /// Passes a token, and where it opens a bracket all up to the one that closes it.
  void skip_whole();
  /// Passes all up to a comma or a closing bracket outside brackets, or to the end. There must be something.
  TextRange rest_of_element();
  /// Passes brackets with something in them, and gives what is within.
  TextRange brackets();

  /// Where the next token begins, and the last one ends.
  [[nodiscard]] uint32_t begin() const { return tokens_[at_].begin; }
  [[nodiscard]] uint32_t end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }
  [[nodiscard]] TextRange since(uint32_t begin) const { return {begin, end()}; }

  /// Notes that what begins there came with a version.
  void note_newer(unsigned version, uint32_t begin) {
    if (version > newer_.version) newer_ = {version, since(begin)};
  }
  [[nodiscard]] const NewerSyntax& newer() const { return newer_; }

  /// A place to come back to.
  [[nodiscard]] size_t place() const { return at_; }
  void go_to(size_t place) { at_ = place; }

 private:
  struct Token {
    uint32_t begin = 0;
    uint32_t end = 0;
    SqlWord word = 0;
    SqlTokenKind kind = SqlTokenKind::blank;
    bool is_name = false;
  };

  /// False for what is not one statement.
  [[nodiscard]] bool cut();
  /// Reads what a token is that is more than one sign. False for what PostgreSQL has none of.
  [[nodiscard]] bool read_longer(Token& read, SqlTokenKind kind);
  /// Looks at the word before one that may be the second of a pair.
  void follow_pair(SqlWord second);
  /// Whether the first of these words may stand there, which most that are asked for do not.
  [[nodiscard]] bool may_begin(SqlWords words, size_t place) const {
    const SqlWord first = words.first();
    return first <= any_number || token(place).word == first;
  }
  bool take_whole(SqlWords words);
  [[nodiscard]] const Token& token(size_t place) const { return tokens_[std::min(place, last_)]; }
  [[nodiscard]] std::string_view text_of(const Token& token) const { return {sql_.data() + token.begin, token.end - token.begin}; }
  /// The place after the words that stand at `place`, or `nowhere`.
  [[nodiscard]] size_t after(SqlWords words, size_t place) const;
  /// The same of one that stands for more than itself.
  [[nodiscard]] size_t after_any(SqlWord word, size_t place) const;
  [[nodiscard]] size_t after_brackets(size_t place) const;

  static constexpr size_t nowhere = SIZE_MAX;
  std::string_view sql_;
  Arena own_arena_;
  Arena& arena_;
  /// Behind those of the statement stands a blank one.
  ArenaList<Token> tokens_;
  size_t last_ = 0;
  size_t at_ = 0;
  NewerSyntax newer_;
  bool has_failed_ = false;
  bool has_parameters_ = false;
  /// Whether a body has begun, as of CREATE FUNCTION ... BEGIN ATOMIC ...; ...; END, which goes to the end of the text.
  bool is_body_ = false;
};

/// A plain or quoted name as PostgreSQL stores it, or nothing for one that it does not take or that holds escapes.
[[nodiscard]] std::optional<std::string> stored_name(std::string_view token);
/// The same as part of `token` where it stands there so, or else in the arena; empty for nothing.
[[nodiscard]] std::string_view stored_name(std::string_view token, Arena& arena);

}  // namespace mesh::ddl
