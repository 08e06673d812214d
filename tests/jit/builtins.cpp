// Every row of builtins.def can be called by compiled code, and its arguments arrive as the interpreter gives them.
#include <algorithm>
#include <vector>

#include "both.hpp"
#include "catch.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "runtime/builtins.hpp"
#include "runtime/c_symbols.hpp"

namespace {

using mesh::runtime::Builtin;
using mesh::runtime::Kind;
using mesh::runtime::LibraryType;

/// A Mesh expression of the type, in which every open type is Int, but a key's String. Numbers and texts differ by `seed`.
std::string expression(const LibraryType& type, int seed);

std::string function_expression(const LibraryType& type, int seed) {
  std::vector<LibraryType> inputs;
  std::string names;
  for (size_t index = 0; index + 1 < type.arguments(); ++index) {
    inputs.push_back(type.argument(index));
    names += (index == 0 ? "x" : ", x") + std::to_string(index);
  }
  const LibraryType result = type.result();
  const auto same = std::find(inputs.begin(), inputs.end(), result);
  if (result.kind() == Kind::integer && inputs.size() == 2) return "fn(" + names + ") -> x0 - x1 end";
  if (result.kind() == Kind::boolean) return "fn(" + names + ") -> x0 > 5 end";
  if (same == inputs.end()) return "fn(" + names + ") -> " + expression(result, seed + 1) + " end";
  return "fn(" + names + ") -> x" + std::to_string(same - inputs.begin()) + " end";
}

std::string expression(const LibraryType& type, int seed) {
  const std::string number = std::to_string(seed);
  const auto all = [&](std::string_view separator) {
    std::string text;
    int next = seed;
    for (size_t index = 0; index < type.arguments(); ++index) {
      text += (text.empty() ? "" : std::string(separator)) + expression(type.argument(index), ++next);
    }
    return text;
  };
  switch (type.kind()) {
    case Kind::unit: return "()";
    case Kind::integer: return number;
    case Kind::floating: return number + ".5";
    case Kind::boolean: return "true";
    case Kind::handle: return "pool";
    case Kind::word: return type.letter() == 'k' ? "\"key\"" : number;
    case Kind::function: return function_expression(type, seed);
    case Kind::string: return "\"text" + number + ":INT\"";
    case Kind::list: return "[" + all("") + ", " + expression(type.argument(0), seed + 9) + "]";
    case Kind::tuple: return "(" + all(", ") + ")";
    case Kind::range: return "(" + number + ".." + std::to_string(seed + 3) + ")";
    case Kind::map: return "%{" + all(" => ") + "}";
    case Kind::option: return "Some(" + all("") + ")";
    case Kind::result: return "Ok(" + expression(type.argument(0), seed) + ")";
    case Kind::ordering: return "Less";
  }
  return "";
}

/// A migration that calls the function twice, directly and as a value, and shows what it gave both times where that can be shown.
std::string program(const Builtin& builtin) {
  std::string arguments;
  // An index that both the lists above have.
  int seed = 0;
  for (const auto& parameter : builtin.parameters()) {
    const bool is_index = parameter.name == "index" && parameter.type.kind() == Kind::integer;
    arguments += (arguments.empty() ? "" : ", ") + (is_index ? "1" : expression(parameter.type, seed += 3));
  }
  const std::string name(mesh::runtime::qualified_name(builtin));
  const std::string type = builtin.result.letter() == 'd' ? " :: Int" : "";
  // Which element that gives is told by its argument as it is written, so it is no value.
  const bool is_value = name != "Tuple.nth";
  return "pub fn up(pool :: PoolHandle) -> Int!String do\n  let given" + type + " = " + name + "(" + arguments + ")\n" +
         (is_value ? "  let f = " + name + "\n" : "") + "  let again = " + (is_value ? "f" : name) + "(" + arguments +
         ")\n  println(if given == again do \"same\" else \"other\" end)\n  Ok(0)\nend\n";
}

/// Whether the IR declares the row's C function, giving what its own declaration gives.
bool declares(const std::string& ir, const Builtin& builtin) {
  const mesh::runtime::CSymbol& symbol = mesh::runtime::c_symbol(builtin);
  const std::string type(mesh::lang::llvm_type(symbol.signature.result));
  return ir.find("declare " + type + " @" + std::string(symbol.name) + "(") != std::string::npos;
}

}  // namespace

TEST_CASE("every library function is called with its arguments by compiled code as by the interpreter") {
  for (const Builtin& builtin : mesh::runtime::builtins()) {
    const mesh::Source source(program(builtin), "row.mpl");
    INFO(source.text());
    mesh::Diagnostics diagnostics;
    const mesh::lang::Executable executable = mesh::lang::compile(source, "", diagnostics);
    REQUIRE_FALSE(diagnostics.has_errors());
    CHECK((builtin.is_derived || declares(mesh::lang::llvm_text(executable, source, "migration"), builtin)));
    const mesh::test::Run wanted = mesh::test::interpreted(executable, source, SIZE_MAX);
    CHECK(mesh::test::compiled(executable, source, SIZE_MAX) == wanted);
    CHECK(wanted.size() > 2);
  }
}
