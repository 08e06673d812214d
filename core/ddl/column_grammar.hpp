// What PostgreSQL's grammar has no place for in a column or a table constraint, as far as single words make it certain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ddl/column_word.hpp"
#include "ddl/sql_lexer.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

struct ColumnRule;

/// Judges the tokens of a column, its type's before its constraints', or of a table constraint, by what stands before them.
///
/// It refuses what no version of PostgreSQL parses, such as `timestamp with timezone` or an empty DEFAULT. What is within brackets
/// or CASE is not judged, nor is any expression. check_fragment hands over the tokens, so that a text is cut into them once.
/// Bounds:  one pass, in some instructions a byte.
/// Source:  PostgreSQL 15 `gram.y`, columnDef and TableConstraint, and what later versions add.
class ColumnReading {
 public:
  enum class Kind : uint8_t { column, table_constraint };

  /// `part` is the whole of `entry`, which must outlive the reading and hold every token.
  ColumnReading(Kind kind, std::string_view entry, const Part& part)
      : entry_(entry), part_(part), is_column_(kind == Kind::column) {}

  /// Takes the blanks and words of `text` that begin at `at`, and gives their end. A word before a quote or an `&` may be the
  /// prefix of a string, so it is left out.
  [[nodiscard]] size_t take_words(std::string_view text, size_t at);
  /// Takes a token. Of what brackets hold, none must be.
  void take(SqlTokenKind kind, std::string_view text);

  /// Refuses, with bad_fragment, the first token that cannot stand where it does, or the last for what should follow it.
  [[nodiscard]] Status end() const;

 private:
  /// A token with its text and the word it is.
  struct Token {
    SqlTokenKind kind = SqlTokenKind::blank;
    std::string_view text;
    ColumnWord word = 0;

    [[nodiscard]] bool is_word() const { return kind == SqlTokenKind::word; }
    [[nodiscard]] bool is(char symbol) const { return kind == SqlTokenKind::symbol && text.size() == 1 && text.front() == symbol; }
  };

  /// Why a token cannot stand where it does.
  enum class Misfit : uint8_t { none, no_type, no_name, no_value, against_rule, after_type, after_literal };

  [[nodiscard]] bool wants_value() const { return word_ == "DEFAULT"_word; }
  [[nodiscard]] bool wants_name() const;
  /// The rule of the two words before, or else of the last.
  [[nodiscard]] const ColumnRule* find_rule() const;
  /// True for a word that says nothing of what follows it, where it stands now.
  [[nodiscard]] bool is_tamed(ColumnWord word) const;
  [[nodiscard]] Misfit misfit_of(const Token& now) const;
  /// Remembers a token that fits as what stands before the next.
  void follow(const Token& now);
  void judge(const Token& now);

  [[nodiscard]] std::string shown_before() const;
  [[nodiscard]] Refusal refuse_misfit() const;
  [[nodiscard]] Refusal refuse_word(const ColumnRule& rule) const;
  /// Refuses an apostrophe that ends a text before the word, as the one before the `s` of 'it's Bob's'.
  [[nodiscard]] std::optional<Refusal> refuse_apostrophe_before() const;
  /// What was meant by a word that does not fit the rule, or nothing.
  [[nodiscard]] std::string meant_by(std::string_view text, const ColumnRule& rule) const;
  [[nodiscard]] Refusal refuse_name() const;
  [[nodiscard]] Refusal refuse_value() const;

  std::string_view entry_;
  Part part_;
  /// The token before, and the words that it and the one before it are, where they say something of what follows.
  std::string_view before_;
  ColumnWord word_ = 0;
  ColumnWord word_before_ = 0;
  bool is_column_;
  bool is_in_type_ = false;
  bool is_after_literal_ = false;
  bool is_after_dot_ = false;
  Misfit misfit_ = Misfit::none;
  /// How many CASE have no END, and how many tokens have been taken.
  uint32_t cases_ = 0;
  uint32_t count_ = 0;
  /// The first token that does not fit. None is taken after it.
  Token misfitting_;
};

}  // namespace mesh::ddl
