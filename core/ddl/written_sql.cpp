#include "ddl/written_sql.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/apostrophe.hpp"
#include "ddl/identifier.hpp"
#include "ddl/long_names.hpp"
#include "ddl/sql_command.hpp"
#include "ddl/sql_lexer.hpp"
#include "ddl/transaction.hpp"
#include "ddl/word_list.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

constexpr uint32_t sql_argument = 0;
constexpr uint32_t parameters_argument = 1;

Part part_at(uint32_t begin, uint32_t end) { return {sql_argument, no_element, {begin, end}}; }

/// What `$1` means in a statement.
enum class Asks : uint8_t {
  /// A parameter that is sent with it.
  parameters,
  /// Nothing: PostgreSQL takes none in a command.
  none,
  /// A parameter of the function, or of the prepared statement, that it makes.
  own,
};

/// One text under examination, token by token.
class Reading {
 public:
  Reading(std::string_view sql, std::optional<Strings> parameters)
      : sql_(sql),
        parameters_(parameters),
        is_partial_(parameters && std::any_of(parameters->begin(), parameters->end(), is_left_open)) {}

  [[nodiscard]] Status read() {
    for (uint32_t at = 0; at < sql_.size();) {
      const SqlToken token = next_sql_token(sql_, at);
      if (!token.is_terminated) return refuse_unclosed(token);
      if (token.kind != SqlTokenKind::blank && token.kind != SqlTokenKind::comment) {
        if (Status status = take(token); !status) return status;
      }
      at = token.end;
    }
    return check_count();
  }
  [[nodiscard]] bool has_statement() const { return has_statement_; }
  [[nodiscard]] bool is_partial() const { return is_partial_; }

 private:
  [[nodiscard]] std::string_view text(const SqlToken& token) const { return sql_.substr(token.begin, token.end - token.begin); }

  Status take(const SqlToken& token) {
    const std::string_view read = text(token);
    if (read == ";" && depth_ == 0 && !is_body_) {
      has_ended_ = has_statement_;
      return Unit{};
    }
    if (has_ended_) {
      return refuse(Code::bad_sql, part_at(token.begin, token.end),
                    {"the SQL holds a second statement, and PostgreSQL takes one at a time"},
                    {"write each further statement as a call of its own"});
    }
    if (depth_ == 0) note_word(read);
    has_statement_ = true;
    if (read == "(") ++depth_;
    if (read == ")" && depth_ > 0) --depth_;
    // CREATE FUNCTION … BEGIN ATOMIC …; …; END is one statement, to the end of the text.
    is_body_ = is_body_ || (is_creation_ && equals_ignoring_case(before_, "BEGIN") && equals_ignoring_case(read, "ATOMIC"));
    before_ = read;
    return token.kind == SqlTokenKind::parameter && asks_ != Asks::own ? check_parameter(token) : Unit{};
  }

  /// Tells from a word outside brackets what the statement asks for.
  void note_word(std::string_view read) {
    constexpr WordList taking_none =
        " ALTER ANALYZE CLUSTER COMMENT COPY CREATE DO DROP EXECUTE GRANT LOCK REFRESH REINDEX REVOKE SET TRUNCATE VACUUM ";
    constexpr uint32_t longest_beginning = 4;
    const uint32_t place = words_++;
    if (place == 0) {
      is_creation_ = equals_ignoring_case(read, "CREATE");
      command_ = read;
      if (is_listed(taking_none, read)) asks_ = Asks::none;
      if (equals_ignoring_case(read, "PREPARE")) asks_ = Asks::own;
    }
    if (!is_creation_) return;
    if (place < longest_beginning && is_listed(" FUNCTION PROCEDURE ", read)) asks_ = Asks::own;
    is_table_ = is_table_ || (place < longest_beginning && equals_ignoring_case(read, "TABLE"));
    if (is_table_ && equals_ignoring_case(read, "AS")) asks_ = Asks::parameters;
  }

  Status check_parameter(const SqlToken& token) {
    const uint32_t number = parameter_number(text(token));
    most_asked_ = std::max(most_asked_, number);
    const size_t given = parameters_ ? parameters_->size() : 0;
    if (asks_ == Asks::parameters && number > 0 && (number <= given || is_partial_)) return Unit{};
    const std::string named = printable(text(token));
    const Part part = part_at(token.begin, token.end);
    if (number == 0)
      return refuse(Code::bad_sql, part, {"`", named, "` is no parameter: the first is `$1`"}, {"write `$1`"}, edit(part, "$1"));
    if (asks_ == Asks::none) {
      return refuse(Code::bad_sql, part, {"there is no `", named, "`: PostgreSQL takes no parameters for `", command_, "`"},
                    {"write the value into the SQL"});
    }
    if (!parameters_) {
      return refuse(Code::bad_sql, part, {"there is no `", named, "`: this call sends no parameters"},
                    {"write the value into the SQL, or call Pool.execute with a list of parameters"});
    }
    return refuse(Code::bad_sql, part,
                  {"there is no `", named, "`: ", decimal(given), given == 1 ? " parameter is" : " parameters are", " given"},
                  {"write a text for each parameter into the list"});
  }

  /// PostgreSQL wants as many parameters as the statement asks for.
  [[nodiscard]] Status check_count() const {
    if (!parameters_ || is_partial_ || parameters_->size() <= most_asked_) return Unit{};
    const Part part = whole_part((*parameters_)[most_asked_], parameters_argument, static_cast<int32_t>(most_asked_));
    if (asks_ != Asks::parameters && has_statement_) {
      return refuse(Code::bad_count, part, {"PostgreSQL takes no parameters for `", command_, "`"},
                    {"write the call without the parameter"});
    }
    return refuse(Code::bad_count, part, {"the SQL has no `$", decimal(most_asked_ + 1), "` for this parameter"},
                  {"write `$", decimal(most_asked_ + 1), "` where it belongs, or leave the parameter out"});
  }

  [[nodiscard]] Status refuse_unclosed(const SqlToken& token) const {
    const Part whole = whole_part(sql_, sql_argument);
    if (auto refusal = refuse_apostrophe(Code::bad_sql, "SQL", sql_, whole)) return *std::move(refusal);
    const std::string_view opening = opening_of(text(token));
    const Part part = part_at(token.begin, token.begin + static_cast<uint32_t>(opening.size()));
    const std::string_view what = token.kind == SqlTokenKind::comment ? "comment" : "quoted text";
    return refuse(Code::bad_sql, part, {"the SQL opens a ", what, " with `", printable(opening), "` and does not close it"},
                  {hint_for_unclosed(opening)});
  }

  std::string_view sql_;
  std::optional<Strings> parameters_;
  bool is_partial_;
  std::string_view before_;
  /// Its first word.
  std::string_view command_;
  uint32_t depth_ = 0;
  uint32_t most_asked_ = 0;
  bool has_statement_ = false;
  bool has_ended_ = false;
  bool is_body_ = false;
  /// Words and signs outside brackets.
  uint32_t words_ = 0;
  Asks asks_ = Asks::parameters;
  bool is_creation_ = false;
  bool is_table_ = false;
};

Status check_no_nul(std::string_view sql, Strings parameters) {
  if (const size_t nul = sql.find('\0'); nul != std::string_view::npos) {
    const auto at = static_cast<uint32_t>(nul);
    return refuse(Code::bad_sql, part_at(at, at + 1), {"the SQL holds a NUL character, where PostgreSQL would stop reading"},
                  {"write the text without the \\0"});
  }
  for (size_t index = 0; index < parameters.size(); ++index) {
    const size_t nul = parameters[index].find('\0');
    if (nul == std::string_view::npos) continue;
    const auto at = static_cast<uint32_t>(nul);
    return refuse(Code::bad_value, {parameters_argument, static_cast<int32_t>(index), {at, at + 1}},
                  {"the parameter holds a NUL character, which no text of PostgreSQL can"}, {"write the text without the \\0"});
  }
  return Unit{};
}

/// Says what a run, which begins and ends its transactions itself, cannot do.
void note_what_a_run_refuses(std::string_view sql, Statement& into) {
  if (const auto command = transaction_command(sql)) {
    note(into.notices, Code::transaction_command, part_at(command->words.begin, command->words.end),
         {"a run begins and ends its transactions itself, and refuses `", command->name, "`"},
         {"remove the call: the function is one transaction, or each of its statements is where the file asks for no transaction"});
  } else if (const auto lone = lone_command(sql)) {
    const TextRange words = lone->words;
    note(into.notices, Code::not_in_transaction, part_at(words.begin, words.end),
         {"PostgreSQL refuses `", printable(sql.substr(words.begin, words.end - words.begin)),
          "` in a transaction, and a run makes the whole function one"},
         {ask_for_no_transaction, lone->is_concurrent ? ", or leave out CONCURRENTLY" : ""});
  }
}

}  // namespace

Status take_sql(std::string_view sql, std::optional<Strings> parameters, Statement& into) {
  into.clear();
  if (Status status = check_no_nul(sql, parameters.value_or(Strings{})); !status) return status;
  Reading reading(sql, parameters);
  if (Status status = reading.read(); !status) return status;
  const Part part = whole_part(sql, sql_argument);
  if (Status status = check_command(sql, part); !status) return status;
  if (!reading.has_statement()) {
    note(into.notices, Code::empty_sql, part, {"the SQL holds no statement, so nothing is done"},
         {"write a statement, or remove the call"});
  }
  note_what_a_run_refuses(sql, into);
  note_long_names(sql, part, into.notices);
  into.sql = sql;
  into.is_partial = reading.is_partial();
  add_clause(into, part, 0);
  return Unit{};
}

}  // namespace mesh::ddl
