#include "ddl/expression_names.hpp"

#include <algorithm>
#include <utility>

#include "ddl/b_expression.hpp"
#include "ddl/read_constraint.hpp"
#include "ddl/read_type.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {
namespace {

/// Follows an expression, in which a column stands only where an operand is wanted.
class ExpressionNames {
 public:
  explicit ExpressionNames(std::string_view expression) : reader_(expression) {}

  std::vector<std::string> read() {
    while (!reader_.at_end()) read_one();
    return std::move(names_);
  }

 private:
  void read_one() {
    if (reader_.take_one_of({"::", "AS"})) {
      (void)read_type(reader_);
      is_after_operand_ = true;
    } else if (reader_.take("COLLATE")) {
      (void)dotted_name(reader_);
    } else if (reader_.take(".")) {
      // A field of a value in brackets.
      reader_.skip();
    } else if (reader_.kind() == SqlTokenKind::word || reader_.kind() == SqlTokenKind::quoted_identifier) {
      is_after_operand_ ? skip_operator_words() : read_operand_words();
    } else {
      is_after_operand_ = reader_.kind() != SqlTokenKind::symbol || reader_.is(")") || reader_.is("]");
      reader_.skip();
    }
  }

  /// Words between operands, such as IS NOT UNKNOWN.
  void skip_operator_words() {
    is_after_operand_ = reader_.take("END");
    if (is_after_operand_ || reader_.take("OPERATOR ()") || reader_.take_one_of({"AT TIME ZONE", "AT LOCAL"}) ||
        reader_.take("ESCAPE"))
      return;
    const bool is_is = reader_.is("IS");
    reader_.skip();
    if (!is_is) return;
    (void)reader_.take("NOT");
    is_after_operand_ = reader_.take_one_of(
        {"UNKNOWN", "DOCUMENT", "NORMALIZED", "NFC NORMALIZED", "NFD NORMALIZED", "NFKC NORMALIZED", "NFKD NORMALIZED"});
  }

  void read_operand_words() {
    static constexpr std::initializer_list<SqlWords> types = {"TIMESTAMP WITH TIME ZONE",
                                                              "TIMESTAMP WITHOUT TIME ZONE",
                                                              "TIMESTAMP () WITH TIME ZONE",
                                                              "TIMESTAMP () WITHOUT TIME ZONE",
                                                              "TIME WITH TIME ZONE",
                                                              "TIME WITHOUT TIME ZONE",
                                                              "TIME () WITH TIME ZONE",
                                                              "TIME () WITHOUT TIME ZONE",
                                                              "DOUBLE PRECISION",
                                                              "CHARACTER VARYING",
                                                              "CHAR VARYING",
                                                              "BIT VARYING"};
    if (reader_.take_one_of(types)) return;
    if (reader_.take("INTERVAL '") || reader_.take("INTERVAL () '")) {
      (void)read_interval_fields(reader_);
      is_after_operand_ = true;
    } else if (reader_.take("EXTRACT (")) {
      // The field, such as YEAR.
      reader_.skip();
    } else if (reader_.is_name()) {
      read_name();
    } else {
      is_after_operand_ = is_value_word(reader_.text());
      reader_.skip();
    }
  }

  /// A column with its table and schema before it, a function, or a type before a text.
  void read_name() {
    std::string_view name = reader_.label();
    while (reader_.is(".") && !reader_.is("*", 1)) {
      reader_.skip();
      name = reader_.label();
    }
    if (reader_.is("(")) return;
    is_after_operand_ = true;
    const bool is_type = reader_.kind() == SqlTokenKind::string;
    if (!is_type && std::find(names_.begin(), names_.end(), name) == names_.end()) names_.emplace_back(name);
  }

  SqlReader reader_;
  std::vector<std::string> names_;
  bool is_after_operand_ = false;
};

}  // namespace

std::vector<std::string> expression_names(std::string_view expression) { return ExpressionNames(expression).read(); }

}  // namespace mesh::ddl
