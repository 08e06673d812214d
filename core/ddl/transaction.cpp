#include "ddl/transaction.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::ddl {
namespace {

/// A pattern is the words that a statement begins with. Among them `[X]` is an X that may be left out, `()` are options in brackets
/// that may be left out, `_` is a name, and `;` is the statement's end.
using Pattern = std::string_view;

constexpr std::array transaction_commands{
    Pattern("BEGIN"),     Pattern("START"),    Pattern("COMMIT"),
    Pattern("END"),       Pattern("ROLLBACK"), Pattern("ABORT"),
    Pattern("SAVEPOINT"), Pattern("RELEASE"),  Pattern("PREPARE TRANSACTION"),
};

constexpr std::array lone_commands{
    Pattern("VACUUM"),
    Pattern("CLUSTER [VERBOSE] ;"),
    Pattern("DISCARD ALL"),
    Pattern("CREATE DATABASE"),
    Pattern("CREATE TABLESPACE"),
    Pattern("CREATE [UNIQUE] INDEX CONCURRENTLY"),
    Pattern("DROP DATABASE"),
    Pattern("DROP TABLESPACE"),
    Pattern("DROP INDEX CONCURRENTLY"),
    Pattern("ALTER SYSTEM"),
    Pattern("ALTER DATABASE _ [SET] TABLESPACE"),
    Pattern("ALTER TABLE [IF] [EXISTS] [ONLY] _ DETACH PARTITION _ CONCURRENTLY"),
    Pattern("REINDEX () DATABASE"),
    Pattern("REINDEX () SCHEMA"),
    Pattern("REINDEX () SYSTEM"),
    Pattern("REINDEX () INDEX CONCURRENTLY"),
    Pattern("REINDEX () TABLE CONCURRENTLY"),
    Pattern("REINDEX ( [VERBOSE] [,] CONCURRENTLY )"),
};

/// The first tokens of a statement, cut as far as a pattern asks for them.
class Beginning {
 public:
  explicit Beginning(std::string_view sql) : walk_(sql) {
    if (const auto first = walk_.next_beginning()) tokens_[count_++] = *first;
  }

  /// The bytes that the pattern stands for, if the statement begins as it says.
  [[nodiscard]] std::optional<TextRange> match(Pattern pattern) {
    at_ = 0;
    // A pattern begins with a word.
    if (!has(0) || to_ascii_upper(walk_.text(tokens_[0]).front()) != pattern.front()) return std::nullopt;
    while (!pattern.empty()) {
      const size_t end = std::min(pattern.find(' '), pattern.size());
      if (!pass(pattern.substr(0, end))) return std::nullopt;
      pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    return TextRange{tokens_[0].begin, tokens_[at_ - 1].end};
  }

 private:
  bool pass(std::string_view piece) {
    if (piece == "_") return pass_name();
    if (piece == ";") return !has(at_) || is_at(";");
    if (piece == "()") return pass_options();
    if (piece.front() != '[') return pass_word(piece);
    pass_word(piece.substr(1, piece.size() - 2));
    return true;
  }

  /// Whether there is a token of that number, as far as the longest pattern can ask for one.
  bool has(size_t number) {
    while (number >= count_ && number < tokens_.size()) {
      const auto token = walk_.next();
      if (!token) return false;
      tokens_[count_++] = *token;
    }
    return number < count_;
  }

  bool is_at(std::string_view word) { return has(at_) && equals_ignoring_case(walk_.text(tokens_[at_]), word); }

  bool pass_word(std::string_view word) {
    if (!is_at(word)) return false;
    ++at_;
    return true;
  }

  bool pass_name() {
    do {
      if (!has(at_)) return false;
      const SqlTokenKind kind = tokens_[at_].kind;
      if (kind != SqlTokenKind::word && kind != SqlTokenKind::quoted_identifier) return false;
      ++at_;
    } while (pass_word("."));
    return true;
  }

  bool pass_options() {
    if (!pass_word("(")) return true;
    while (has(at_) && !is_at(")")) ++at_;
    return pass_word(")");
  }

  SqlWalk walk_;
  std::array<SqlToken, 20> tokens_{};
  size_t count_ = 0;
  size_t at_ = 0;
};

struct Found {
  Pattern pattern;
  TextRange words;
};

std::optional<Found> find(std::span<const Pattern> patterns, std::string_view sql) {
  Beginning beginning(sql);
  for (const Pattern pattern : patterns) {
    if (const auto words = beginning.match(pattern)) return Found{pattern, *words};
  }
  return std::nullopt;
}

}  // namespace

std::optional<TransactionCommand> transaction_command(std::string_view sql) {
  const auto found = find(transaction_commands, sql);
  if (!found) return std::nullopt;
  return TransactionCommand{found->pattern, found->words};
}

std::optional<LoneCommand> lone_command(std::string_view sql) {
  const auto found = find(lone_commands, sql);
  if (!found) return std::nullopt;
  return LoneCommand{found->words, found->pattern.find("CONCURRENTLY") != Pattern::npos};
}

}  // namespace mesh::ddl
