// Any bytes give a preview whose JSON can be read and whose ranges lie inside what they point into.
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

void check_statement(const json& statement, OffsetUnit unit) {
  const uint64_t size = length(Source(statement.at("sql").get<std::string>()), unit);
  for (const json& clause : statement.at("clauses")) check_range(clause.at("sql"), size);
  for (const json& line_break : statement.at("breaks")) require(line_break.at("at") <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Source source(std::string(reinterpret_cast<const char*>(data), size));
  const mesh::Preview preview = mesh::preview(source);
  // Reading JSON takes most of the time, so an input is looked at in one unit.
  const OffsetUnit unit = size % 2 == 0 ? OffsetUnit::bytes : OffsetUnit::utf16;
  const json read = json::parse(mesh::to_json(preview, source, unit), nullptr, false);
  require(!read.is_discarded());
  check_ranges(read, length(source, unit));
  for (const json& statement : read.at("statements")) check_statement(statement, unit);
  for (const json& diagnostic : read.at("diagnostics")) {
    const json& about = diagnostic.at("statement");
    require(about.is_null() || about < read.at("statements").size());
  }
  return 0;
}
