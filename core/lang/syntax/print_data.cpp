// Types that a file declares, and structs as values, to source text.
#include "base/text.hpp"
#include "lang/syntax/printing.hpp"

namespace mesh::lang {

void AstPrinter::names(std::string_view open, std::span<const Name> all, std::string_view close) {
  if (all.empty()) return;
  text(open);
  separated(all, ", ", [&](const Name& name) { text(name.text); });
  text(close);
}

void AstPrinter::write(const TypeDeclaration& node) {
  if (!out_.empty()) text("\n");
  const bool is_struct = std::holds_alternative<StructBody>(node.body);
  append(out_, {node.is_public ? "pub " : "", is_struct ? "struct " : "type ", node.name.text});
  names("<", node.parameters, ">");
  if (const auto* alias = std::get_if<AliasBody>(&node.body)) {
    text(" = ");
    type(alias->type);
    return text("\n");
  }
  text(" do\n");
  if (const auto* body = std::get_if<StructBody>(&node.body)) {
    for (const FieldNode& field : body->fields) {
      append(out_, {"  ", field.name.text});
      annotation(field.type);
      text("\n");
    }
  }
  if (const auto* body = std::get_if<SumBody>(&node.body)) {
    for (const VariantNode& variant : body->variants) write(variant);
  }
  text("end");
  names(" deriving(", node.deriving, ")");
  text("\n");
}

void AstPrinter::write(const VariantNode& node) {
  append(out_, {"  ", node.name.text});
  if (!node.fields.empty()) {
    bracketed("(", ")", [&] {
      separated(node.fields, ", ", [&](const FieldNode& field) {
        if (!field.name.text.empty()) append(out_, {field.name.text, " :: "});
        type(field.type);
      });
    });
  }
  text("\n");
}

void AstPrinter::struct_value(const StructExpr& node) {
  append(out_, {node.type->text, " "});
  bracketed("{", "}", [&] { field_values(node.fields); });
}

void AstPrinter::struct_update(const UpdateExpr& node) {
  bracketed("%{", "}", [&] {
    expression(node.base);
    text(" |");
    field_values(node.fields);
  });
}

void AstPrinter::field_values(std::span<const FieldValue> fields) {
  separated(fields, ",", [&](const FieldValue& field) {
    append(out_, {" ", field.name.text, ": "});
    expression(field.value);
  });
  text(" ");
}

}  // namespace mesh::lang
