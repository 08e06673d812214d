// A cursor over the tokens of one SQL statement, for whoever reads what it says.
//
// What does not read as asked makes the whole reading fail: the cursor stands at the end from then on, so that a reader need look
// only once, when it is done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/facts.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {

class SqlReader {
 public:
  /// Cuts `sql`, which must outlive the reader, into tokens. Fails for what is not one statement, with its quotes and brackets
  /// closed, and for a token that PostgreSQL has none of.
  explicit SqlReader(std::string_view sql);

  [[nodiscard]] bool has_failed() const { return has_failed_; }
  /// True where nothing is left and nothing has failed.
  [[nodiscard]] bool is_done() const { return !has_failed_ && at_end(); }
  [[nodiscard]] bool at_end() const { return at_ == tokens_.size(); }
  [[nodiscard]] bool has_parameters() const { return has_parameters_; }
  void fail();

  /// Whether these words stand next, `ahead` tokens from here: key words in any case and symbols, a blank between one and the next.
  /// Among them `_` is a name, `#` a number with or without a sign, `'` a string, and `()` brackets with something in them.
  [[nodiscard]] bool is(std::string_view words, size_t ahead = 0) const;
  /// Takes them if they do.
  bool take(std::string_view words);
  /// Takes the words for a kind of object that the model keeps, as they stand after ALTER and DROP, if they are next.
  [[nodiscard]] std::optional<ObjectKind> object_kind();
  /// Takes them, or fails.
  void expect(std::string_view words);
  /// The first of some groups of words, with `|` between them, that stands next. Takes it.
  bool take_one_of(std::string_view groups);

  /// The text of the next token, or of one further on; empty beyond the last.
  [[nodiscard]] std::string_view text(size_t ahead = 0) const;
  [[nodiscard]] std::optional<SqlTokenKind> kind(size_t ahead = 0) const;
  /// Whether the next token is a name: quoted, or a word that is not reserved.
  [[nodiscard]] bool is_name(size_t ahead = 0) const;

  /// A name as it is stored.
  std::string name();
  /// What may follow a dot, any key word among them.
  std::string label();
  /// A name with its schema, if it has one.
  ObjectName object();
  /// Names in brackets.
  std::vector<std::string> names();
  /// Names of objects with commas between them.
  std::vector<ObjectName> objects();
  /// A string constant, decoded. Fails for one that holds escapes.
  std::string string();

  /// Passes a token, if there is one.
  void skip() { at_ += at_end() ? 0 : 1; }
  /// Passes a token, and where it opens a bracket all up to the one that closes it.
  void skip_whole();
  /// Passes all up to a comma or a closing bracket outside brackets, or to the end. There must be something.
  TextRange rest_of_element();
  /// Passes brackets with something in them, and gives what is within.
  TextRange brackets();

  /// Where the next token begins, and the last one ends.
  [[nodiscard]] uint32_t begin() const;
  [[nodiscard]] uint32_t end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }
  [[nodiscard]] TextRange since(uint32_t begin) const { return {begin, end()}; }

  /// A place to come back to.
  [[nodiscard]] size_t place() const { return at_; }
  void go_to(size_t place) { at_ = place; }

 private:
  void cut();
  /// The place after the piece of a pattern that stands at `place`, or `nowhere`.
  [[nodiscard]] size_t after(std::string_view piece, size_t place) const;
  [[nodiscard]] size_t after_all(std::string_view words, size_t place) const;
  [[nodiscard]] size_t after_brackets(size_t place) const;
  [[nodiscard]] std::string_view text_at(size_t place) const;

  static constexpr size_t nowhere = SIZE_MAX;
  std::string_view sql_;
  std::vector<SqlToken> tokens_;
  size_t at_ = 0;
  bool has_failed_ = false;
  bool has_parameters_ = false;
};

/// A plain or quoted name as PostgreSQL stores it, or nothing for one that it does not take or that holds escapes.
[[nodiscard]] std::optional<std::string> stored_name(std::string_view token);

}  // namespace mesh::ddl
