#include "constructs.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "lang/check/checker.hpp"
#include "lang/syntax/files.hpp"
#include "lang/syntax/lexer.hpp"

namespace golden {
namespace {

using mesh::lang::TokenKind;
using Names = std::set<std::string>;

template <typename Node>
std::string name_of() {
  const std::unique_ptr<char, decltype(&std::free)> text(abi::__cxa_demangle(typeid(Node).name(), nullptr, nullptr, nullptr),
                                                         &std::free);
  const std::string full(text.get());
  return "node " + full.substr(full.rfind(':') + 1);
}

template <typename... Nodes>
void add_all(Names& names, const std::variant<Nodes...>*) {
  (names.insert(name_of<Nodes>()), ...);
}

template <typename Variant>
void add(Names& names, const Variant& node) {
  std::visit([&]<typename Node>(const Node&) { names.insert(name_of<Node>()); }, node);
}

std::string name_of(TokenKind kind) { return "token " + std::string(describe(kind)); }

std::string name_of(const mesh::runtime::Builtin& builtin) { return "function " + std::string(qualified_name(builtin)); }

void add_nodes(Names& names, const mesh::lang::Ast& ast) {
  for (const auto& pattern : ast.patterns) add(names, pattern.node);
  for (const auto& type : ast.types) add(names, type.node);
  for (const auto& declaration : ast.declarations) add(names, declaration.body);
  for (const auto& expr : ast.exprs) {
    add(names, expr.node);
    const auto* block = std::get_if<mesh::lang::BlockExpr>(&expr.node);
    if (block == nullptr) continue;
    for (const auto& statement : block->statements) add(names, statement.node);
  }
}

}  // namespace

std::set<std::string> all_constructs() {
  Names names;
  add_all(names, static_cast<decltype(mesh::lang::Expr::node)*>(nullptr));
  add_all(names, static_cast<decltype(mesh::lang::Pattern::node)*>(nullptr));
  add_all(names, static_cast<decltype(mesh::lang::TypeNode::node)*>(nullptr));
  add_all(names, static_cast<decltype(mesh::lang::Statement::node)*>(nullptr));
  add_all(names, static_cast<decltype(mesh::lang::TypeDeclaration::body)*>(nullptr));
  // A node that is broken has an error.
  std::erase_if(names, [](const std::string& name) { return name.starts_with("node Broken"); });
  constexpr auto last = static_cast<int>(TokenKind::question);
  for (int kind = 0; kind <= last; ++kind) names.insert(name_of(static_cast<TokenKind>(kind)));
  for (const auto& builtin : mesh::runtime::builtins()) names.insert(name_of(builtin));
  return names;
}

std::set<std::string> constructs_in(const mesh::Source& source) {
  Names names;
  mesh::Diagnostics diagnostics;
  for (const auto& token : mesh::lang::lex(source, diagnostics).tokens) names.insert(name_of(token.kind));
  const mesh::lang::Program program = check(mesh::lang::parse_files(source, diagnostics), diagnostics);
  if (diagnostics.has_errors()) return names;
  add_nodes(names, program.ast);
  for (const auto* meaning : program.meaning_of) {
    const auto* builtin = std::get_if<const mesh::runtime::Builtin*>(meaning);
    if (builtin != nullptr) names.insert(name_of(**builtin));
  }
  return names;
}

}  // namespace golden
