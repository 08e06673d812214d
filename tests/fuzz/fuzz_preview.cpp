// Any bytes give a preview whose JSON can be read and whose ranges lie inside what they point into. A form feed ends a text that
// comes before what follows.
#include <nlohmann/json.hpp>

#include "engine/preview_json.hpp"
#include "preview/preview.hpp"

namespace {

using mesh::OffsetUnit;
using mesh::Source;
using nlohmann::json;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

uint64_t length(const Source& text, OffsetUnit unit) {
  const auto size = static_cast<uint32_t>(text.text().size());
  return unit == OffsetUnit::utf16 ? text.utf16(size) : size;
}

void check_range(const json& range, uint64_t length) {
  require(range.at("start").is_number_unsigned() && range.at("end").is_number_unsigned());
  require(range.at("start") <= range.at("end") && range.at("end") <= length);
}

/// Checks every member `range` of `value` and of all that it holds.
void check_ranges(const json& value, uint64_t length) {
  if (value.is_object() && value.contains("range")) check_range(value.at("range"), length);
  if (!value.is_structured()) return;
  for (const json& member : value) check_ranges(member, length);
}

/// The source, after the texts before it, and the length of the longest of them.
std::pair<Source, uint64_t> read_texts(std::string_view bytes, OffsetUnit unit) {
  const size_t last = bytes.rfind('\f') + 1;
  Source source{std::string(bytes.substr(last))};
  uint64_t longest = length(source, unit);
  for (bytes = bytes.substr(0, last); !bytes.empty(); bytes.remove_prefix(bytes.find('\f') + 1)) {
    const std::string_view text = bytes.substr(0, bytes.find('\f'));
    source.add_before(text, "");
    longest = std::max(longest, length(Source{std::string(text)}, unit));
  }
  return {std::move(source), longest};
}

void check_statement(const json& statement, OffsetUnit unit) {
  const uint64_t size = length(Source(statement.at("sql").get<std::string>()), unit);
  for (const json& clause : statement.at("clauses")) check_range(clause.at("sql"), size);
  for (const json& line_break : statement.at("breaks")) require(line_break.at("at") <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Reading JSON takes most of the time, so an input is looked at in one unit.
  const OffsetUnit unit = size % 2 == 0 ? OffsetUnit::bytes : OffsetUnit::utf16;
  const auto [source, longest] = read_texts({reinterpret_cast<const char*>(data), size}, unit);
  const mesh::Preview preview = mesh::preview(source);
  const json read = json::parse(mesh::to_json(preview, source, unit), nullptr, false);
  require(!read.is_discarded());
  check_ranges(read, longest);
  for (const json& statement : read.at("statements")) check_statement(statement, unit);
  for (const json& diagnostic : read.at("diagnostics")) {
    const json& about = diagnostic.at("statement");
    require(about.is_null() || about < read.at("statements").size());
  }
  return 0;
}
