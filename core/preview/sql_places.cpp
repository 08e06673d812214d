#include "preview/sql_places.hpp"

#include <algorithm>

#include "ddl/identifier.hpp"
#include "runtime/values.hpp"

namespace mesh {

std::optional<SqlPlaces::WrittenPart> SqlPlaces::written_part(ddl::TextRange text) const {
  const auto holds = [&](const ddl::Clause& clause) { return clause.sql.begin <= text.begin && text.end <= clause.sql.end; };
  const auto clause = std::find_if(clauses_.begin(), clauses_.end(), holds);
  if (text.begin == text.end || clause == clauses_.end()) return std::nullopt;
  WrittenPart written{clause->part};
  ddl::TextRange& bytes = written.part.bytes;
  const std::string_view sql = sql_.substr(text.begin, text.end - text.begin);
  const lang::Value given = call_.argument(written.part.argument, written.part.element);
  const std::string_view all = runtime::text_of(runtime::pointer_of<const MeshString>(given.word));
  const uint32_t to_end = clause->sql.end - text.begin;
  if (bytes.end - bytes.begin >= to_end && all.substr(bytes.end - to_end).starts_with(sql)) {
    written.is_as_given = true;
    bytes = {bytes.end - to_end, bytes.end - (clause->sql.end - text.end)};
  } else if (sql.front() == '"' && text.begin == clause->sql.begin) {
    const std::string name = ddl::unquote_ident(sql);
    written.is_unquoted = all.substr(bytes.begin).starts_with(name);
    if (written.is_unquoted) bytes.end = bytes.begin + static_cast<uint32_t>(name.size());
  }
  return written;
}

std::optional<Span> SqlPlaces::of(ddl::TextRange text) {
  const auto written = written_part(text);
  if (!written) return std::nullopt;
  return places_.of(call_, written->part);
}

Fix SqlPlaces::fix(ddl::TextRange text, const std::string& instead) {
  const auto written = written_part(text);
  if (!written || (!written->is_as_given && !written->is_unquoted)) return {};
  return places_.fix(call_, {{written->part, written->is_unquoted ? ddl::unquote_ident(instead) : instead}});
}

}  // namespace mesh
