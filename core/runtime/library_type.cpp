#include "runtime/library_type.hpp"

namespace mesh::runtime {
namespace {

void write(std::string& out, const LibraryType& type);

/// The first `count` of the types that `type` is made of.
void write_arguments(std::string& out, const LibraryType& type, size_t count) {
  for (size_t index = 0; index < count; ++index) {
    if (index > 0) out += ", ";
    write(out, type.argument(index));
  }
}

void write(std::string& out, const LibraryType& type) {
  const size_t arguments = type.arguments();
  switch (type.kind()) {
    case Kind::word: out += type.letter(); return;
    case Kind::unit:
    case Kind::tuple:
      out += '(';
      write_arguments(out, type, arguments);
      out += ')';
      return;
    case Kind::function:
      out += "Fun(";
      write_arguments(out, type, arguments - 1);
      out += ") -> ";
      return write(out, type.result());
    default: break;
  }
  out += std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& each) { return each.kind == type.kind(); })->name;
  if (arguments == 0) return;
  out += '<';
  write_arguments(out, type, arguments);
  out += '>';
}

}  // namespace

std::string type_text(const LibraryType& type) {
  std::string text;
  write(text, type);
  return text;
}

}  // namespace mesh::runtime
