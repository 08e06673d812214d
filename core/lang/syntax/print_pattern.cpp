// Patterns, parameters and types, to source text.
#include "base/match.hpp"
#include "base/text.hpp"
#include "lang/syntax/printing.hpp"

namespace mesh::lang {

void AstPrinter::parameters(std::span<const ParameterNode> nodes) {
  bracketed("(", ")", [&] {
    separated(nodes, ", ", [&](const ParameterNode& node) {
      primary_pattern(node.pattern);
      annotation(node.type);
    });
  });
}

void AstPrinter::annotation(const std::optional<TypeNodeId>& node) {
  if (!node) return;
  text(" :: ");
  type(*node);
}

void AstPrinter::primary_pattern(PatternId id) {
  const auto& node = ast_[id].node;
  const bool has_operator = std::holds_alternative<ConsPattern>(node) || std::holds_alternative<OrPattern>(node) ||
                            std::holds_alternative<AsPattern>(node);
  if (!has_operator) return pattern(id);
  bracketed("(", ")", [&] { pattern(id); });
}

void AstPrinter::pattern(PatternId id) {
  const auto list = [&](std::span<const PatternId> patterns) {
    bracketed("(", ")", [&] { separated(patterns, ", ", [&](PatternId inner) { pattern(inner); }); });
  };
  std::visit(
      Match{[&](const BrokenPattern&) { text("<broken>"); }, [&](const WildcardPattern&) { text("_"); },
            [&](const BindPattern& node) { text(node.name.text); }, [&](const IntegerPattern& node) { text(decimal(node.value)); },
            [&](const FloatPattern& node) { number(node.value); },
            [&](const BoolPattern& node) { text(node.value ? "true" : "false"); },
            [&](const StringPattern& node) { quoted(node.value); },
            [&](const ConstructorPattern& node) {
              if (node.type) append(out_, {node.type->text, "."});
              text(node.name.text);
              if (!node.arguments.empty()) list(node.arguments);
            },
            [&](const TuplePattern& node) { list(node.elements); },
            [&](const ConsPattern& node) {
              primary_pattern(node.head);
              text(" :: ");
              const bool goes_on = std::holds_alternative<ConsPattern>(ast_[node.tail].node);
              goes_on ? pattern(node.tail) : primary_pattern(node.tail);
            },
            [&](const OrPattern& node) { separated(node.alternatives, " | ", [&](PatternId inner) { primary_pattern(inner); }); },
            [&](const AsPattern& node) {
              primary_pattern(node.pattern);
              append(out_, {" as ", node.name.text});
            }},
      ast_[id].node);
}

void AstPrinter::type(TypeNodeId id) {
  const auto list = [&](std::string_view open, std::span<const TypeNodeId> types, std::string_view close) {
    text(open);
    separated(types, ", ", [&](TypeNodeId inner) { type(inner); });
    text(close);
  };
  std::visit(Match{[&](const BrokenType&) { text("<broken>"); },
                   [&](const NamedType& node) {
                     text(node.name.text);
                     if (!node.arguments.empty()) list("<", node.arguments, ">");
                   },
                   [&](const TupleType& node) { list("(", node.elements, ")"); },
                   [&](const FunctionType& node) {
                     list("Fun(", node.parameters, ") -> ");
                     type(node.result);
                   },
                   [&](const OptionType& node) {
                     type(node.value);
                     text("?");
                   },
                   [&](const ResultType& node) {
                     type(node.value);
                     text("!");
                     type(node.error);
                   }},
             ast_[id].node);
}

}  // namespace mesh::lang
