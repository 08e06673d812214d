#include "ddl/index.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/long_names.hpp"
#include "ddl/own_form.hpp"
#include "ddl/refusal_list.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// Reads what is written of a column.
Status read_column(IndexColumn& column, IndexUse use, const UnnamedIndex* unnamed) {
  const std::string_view text = column.written;
  if (is_left_open(text)) return Unit{};
  const Part& part = column.part;
  const IndexEntry& entry = column.entry;
  read_index_entry(text, column.entry);
  if (entry.fault != EntryFault::none || (entry.is_expression && use == IndexUse::drop)) {
    return refuse_index_entry(entry, text, part, use, unnamed);
  }
  if (entry.is_expression) {
    if (Status status = check_fragment(entry.text, Slot::expression, part_of(part, text, entry.text)); !status) return status;
  } else {
    auto name = make_name(entry.text, {"column name", entry.text.empty() ? part : part_of(part, text, entry.text)});
    if (!name) return std::move(name).error();
    column.name = *name;
  }
  if (!entry.suffix.has_names()) return Unit{};
  return check_text(entry.suffix.text, Code::bad_index_column, {"index column", part_of(part, text, entry.suffix.text)});
}

}  // namespace

Result<IndexColumns, Refusal> read_index_columns(std::span<const std::string_view> entries, uint32_t argument, IndexUse use,
                                                 const UnnamedIndex* unnamed) {
  IndexColumns list{{}, argument};
  if (entries.empty()) {
    return refuse(Code::bad_index_column, {argument, no_element, {}}, {"the index has no columns"}, {"write at least one column"});
  }
  list.columns.reserve(entries.size());
  Status status = Unit{};
  bool has_expression = false;
  for (size_t at = 0; at < entries.size(); ++at) {
    IndexColumn& column = list.columns.emplace_back(entries[at], whole_part(entries[at], argument, static_cast<int32_t>(at)));
    Status read = read_column(column, use, unnamed);
    if (!read && !keep_refusal(status, std::move(read).error())) break;
    has_expression = has_expression || column.entry.is_expression;
  }
  if (!status) return std::move(status).error();
  if (has_expression && unnamed != nullptr) return refuse_unnamed(*unnamed);
  return list;
}

bool is_derived_index_name(std::string_view name, std::string_view table, const std::vector<std::string>& columns) {
  const auto take = [&name](std::string_view piece) {
    const bool is_next = name.starts_with(piece);
    if (is_next) name.remove_prefix(piece.size());
    return is_next;
  };
  if (!take(derived_index_prefix) || !take(table)) return false;
  for (const std::string& column : columns) {
    if (!take("_") || !take(column)) return false;
  }
  return name.empty();
}

void write_derived_index_name(Statement& into, Name table, const IndexColumns& columns) {
  if (std::any_of(columns.columns.begin(), columns.columns.end(), [](const IndexColumn& one) { return one.is_unknown(); })) {
    write_left_open(into);
    return;
  }
  const uint32_t begin = end_of(into);
  append(into.sql, {"\"", derived_index_prefix});
  append_ident_piece(into.sql, table.text());
  for (const IndexColumn& column : columns.columns) {
    into.sql += '_';
    if (column.name) append_ident_piece(into.sql, column.name->text());
  }
  into.sql += '"';
  const std::string_view quoted = std::string_view(into.sql).substr(begin);
  if (quoted.size() - 2 > longest_name) {
    notice_if_clipped(unquote_ident(quoted), {"index name", {columns.argument, no_element, {}}}, into.notices,
                      "write shorter table or column names, or name the index with the option `name:`");
  }
}

void write_index_columns(Statement& into, const IndexColumns& columns) {
  into.sql += '(';
  for (const IndexColumn& column : columns.columns) {
    if (&column != columns.columns.data()) into.sql += ", ";
    if (column.is_unknown()) {
      write_left_open(into);
      continue;
    }
    const uint32_t begin = end_of(into);
    if (column.name) {
      append_ident(into.sql, *column.name);
    } else {
      into.sql += column.entry.text;
    }
    append_index_suffix(into.sql, column.entry.suffix);
    add_clause(into, column.part, begin);
    if (column.name) {
      note_name(*column.name, {"column name", part_of(column.part, column.written, column.entry.text)}, into.notices);
    }
    note_index_forms(column, into.notices);
  }
  into.sql += ')';
}

void note_index_forms(const IndexColumn& column, std::vector<Notice>& notices) {
  const IndexEntry& entry = column.entry;
  if (entry.suffix.has_names())
    note_long_names(entry.suffix.text, part_of(column.part, column.written, entry.suffix.text), notices);
  if (entry.is_expression) {
    const Part expression = part_of(column.part, column.written, entry.text);
    note_long_names(entry.text, expression, notices);
    note_own_form(expression, "an expression in an index", notices);
  }
  if (!entry.suffix.is_published()) {
    note_own_form(part_of(column.part, column.written, entry.suffix.text), "more than ASC and DESC after an index's column",
                  notices);
  }
}

}  // namespace mesh::ddl
