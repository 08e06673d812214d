// PostgreSQL's grammar as npm's libpg-query has it, which whoever starts the command hands over where it is installed.
#include "grammar/grammar.hpp"

#include <emscripten/emscripten.h>

#include <array>

#include "base/text.hpp"

namespace mesh::grammar {
namespace {

/// The major version, or 0.
EM_JS(unsigned, version_of_grammar, (), { return Module["grammar"] ? Module["grammar"].version : 0; });

/// The number, from 1, of the character where the fault of `sql` is, with its message in `message`; 0 where it has none.
EM_JS(int, ask_grammar, (const char* sql, char* message, size_t room), {
  const fault = Module["grammar"].faultOf(UTF8ToString(sql));
  if (!fault) return 0;
  stringToUTF8(fault.message, message, room);
  return fault.cursor;
});

}  // namespace

std::optional<unsigned> version() {
  const unsigned version = version_of_grammar();
  return version == 0 ? std::nullopt : std::optional(version);
}

std::string_view absence() { return "npm's package libpg-query is not installed (npm install libpg-query)"; }

std::optional<Fault> fault_of(std::string_view sql) {
  if (!version() || sql.find('\0') != std::string_view::npos || !is_utf8(sql)) return std::nullopt;
  std::array<char, 4096> message = {};
  const int cursor = ask_grammar(std::string(sql).c_str(), message.data(), message.size());
  if (cursor == 0) return std::nullopt;
  return fault_at(sql, message.data(), cursor);
}

}  // namespace mesh::grammar
