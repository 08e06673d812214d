// The printer's state and its functions; private to print_ast.cpp and the print_*.cpp beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/syntax/ast.hpp"

namespace mesh::lang {

class AstPrinter {
 public:
  explicit AstPrinter(const Ast& ast) : ast_(ast) {}
  std::string run();

 private:
  void text(std::string_view text) { out_ += text; }
  template <typename Items, typename Write>
  void separated(const Items& items, std::string_view separator, Write write) {
    std::string_view before;
    for (const auto& item : items) {
      text(before);
      write(item);
      before = separator;
    }
  }
  /// `write` between brackets, in which line breaks do not count.
  template <typename Write>
  void bracketed(std::string_view open, std::string_view close, Write write) {
    text(open);
    ++brackets_;
    write();
    --brackets_;
    text(close);
  }

  // print_ast.cpp: items, statements and expressions
  void write(const Import& import);
  void write(const Function& function);
  void write_snippet(const Function& function);
  [[nodiscard]] bool begins_with_closure(ExprId id) const;
  void clause(const Clause& clause, const std::optional<TypeNodeId>& result);
  void local_function(const LocalFunction& node);
  void body(ExprId id);
  void statement(const Statement& statement);
  void expression(ExprId id, int least_power = 0);
  [[nodiscard]] static int power_of(const Expr& expr);
  void node(ExprId id);
  void argument(ExprId id);
  void entries(const MapExpr& node, std::string_view between);
  void unary(const UnaryExpr& node);
  void binary(const BinaryExpr& node);
  void string(const StringExpr& node);
  void number(double value);
  void quoted(std::string_view value);
  void escaped(std::string_view value);
  void if_expression(const IfExpr& node);
  void case_expression(const CaseExpr& node);
  void for_expression(const ForExpr& node);
  void closure(const ClosureExpr& node);
  void guard(std::string_view word, const std::optional<ExprId>& condition);
  void new_line();
  void end_line();

  // print_data.cpp: structs and types with variants
  void write(const TypeDeclaration& node);
  void write(const VariantNode& node);
  void struct_value(const StructExpr& node);
  void struct_update(const UpdateExpr& node);
  void field_values(std::span<const FieldValue> fields);
  void names(std::string_view open, std::span<const Name> all, std::string_view close);

  // print_pattern.cpp: patterns, parameters and types
  void parameters(std::span<const ParameterNode> nodes);
  void pattern(PatternId id);
  /// A pattern where one with an operator must stand in brackets.
  void primary_pattern(PatternId id);
  void annotation(const std::optional<TypeNodeId>& node);
  void type(TypeNodeId id);

  const Ast& ast_;
  std::string out_;
  size_t indent_ = 0;
  uint32_t brackets_ = 0;
};

}  // namespace mesh::lang
