#include "base/json.hpp"
#include "base/version.hpp"
#include "command/check_report.hpp"
#include "engine/preview_json.hpp"
#include "engine/schema_json.hpp"

namespace mesh::command {
namespace {

/// Counts up when the shape of the document changes so that a reader of the old one would misread it.
constexpr int64_t schema_version = 2;

void write_counts(JsonWriter& json, const Tally& tally) {
  json.key("errors").number(static_cast<int64_t>(tally.errors)).key("warnings").number(static_cast<int64_t>(tally.warnings));
}

}  // namespace

std::string check_json(const CheckReport& report) {
  JsonWriter json;
  json.begin_object().key("version").string(version()).key("schemaVersion").number(schema_version).array("files");
  for (const CheckedFile& file : report.files) {
    json.begin_object().key("file").string(file.source.name());
    write_counts(json, tally(file, report.verdict));
    json.key("preview").written(to_json(file.preview, file.source, OffsetUnit::bytes, {.has_schema = false})).end_object();
  }
  json.end_array();
  json.each("schema", report.ends, [&](const CheckedEnd& end) {
    json.key("after").string(end.name);
    write_schema(json, end.schema);
  });
  json.each("unread", report.unread,
            [&](const UnreadFile& file) { json.key("file").string(file.name).key("error").string(file.problem); });
  json.array("remarks");
  for (const std::string& remark : report.remarks) json.string(remark);
  json.end_array();
  write_counts(json, tally(report.files, report.verdict));
  return json.end_object().take() + "\n";
}

}  // namespace mesh::command
