#include "ddl/index_entry_refusal.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/index_spelling.hpp"

namespace mesh::ddl {
namespace {

/// How much of an entry a hint shows.
constexpr size_t most_shown = 200;

PartEdit name_edit(const UnnamedIndex& index) {
  const std::string_view blank = trim(index.options).empty() ? "" : " ";
  return {{index.options_argument, no_element, {0, 0}}, cat({"name:", suggest_index_name(index.table, index.entries), blank})};
}

/// One entry that is refused.
struct Refused {
  const IndexEntry& entry;
  std::string_view text;
  Part part;
  IndexUse use;
  const UnnamedIndex* unnamed;

  [[nodiscard]] Part blamed() const { return part_of(part, text, entry.blame); }
};

/// The refusal of an entry that can be written so that it is good, or with `otherwise` as its hint.
Refusal refuse_spelling(const Refused& refused, const Pieces& message, std::string_view otherwise) {
  std::string spelt = spell_index_entry(refused.text);
  if (spelt.empty()) return refuse(Code::bad_index_column, refused.blamed(), message, {otherwise});
  PartEdits edits = edit(part_of(refused.part, refused.text, trim(refused.text)), spelt);
  if (refused.unnamed != nullptr && spelt.front() == '(') edits.push_back(name_edit(*refused.unnamed));
  return refuse(Code::bad_index_column, refused.blamed(), message, {"write `", printable(spelt, most_shown), "`"}, edits);
}

Refusal refuse_suffix(const Refused& refused) {
  const std::string_view text = trim(refused.text);
  const std::string column = printable(trim(text.substr(0, text.rfind(':'))));
  const bool is_empty = refused.entry.blame == ":";
  const std::string message = is_empty ? cat({"the column `", column, "` ends in a `:` without an order"})
                                       : cat({"`", printable(refused.entry.blame), "` is no order for the column `", column, "`"});
  if (const std::string ordered = ordered_index_suffix(refused.entry.blame); !ordered.empty()) {
    return refuse(Code::bad_index_column, refused.blamed(), {message}, {"write `", column, ":", printable(ordered), "`"},
                  edit(refused.blamed(), ordered));
  }
  return refuse(Code::bad_index_column, refused.blamed(), {message},
                {"write \"", column, ":ASC\", \"", column, ":DESC\" or \"", column, "\""});
}

Refusal refuse_collation(const Refused& refused) {
  const std::string_view collation = refused.entry.blame;
  const std::string quoted = quoted_collation(collation);
  return refuse(Code::bad_index_column, refused.blamed(),
                {"PostgreSQL reads the collation `", printable(collation), "` otherwise without quotes"}, {"write `", quoted, "`"},
                edit(refused.blamed(), quoted));
}

Refusal refuse_dropped_expression(const Refused& refused) {
  return refuse(Code::bad_index_column, part_of(refused.part, refused.text, trim(refused.text)),
                {"an index of an expression is dropped by its name"}, {"write \"name:exact_name\" as the only entry"});
}

}  // namespace

Refusal refuse_unnamed(const UnnamedIndex& index) {
  const PartEdit edit = name_edit(index);
  return refuse(Code::bad_index_option, whole_part(index.options, index.options_argument),
                {"an index of an expression needs a name"}, {"write \"", trim(edit.text), "\" in the options"}, {edit});
}

Refusal refuse_index_entry(const IndexEntry& entry, std::string_view text, const Part& part, IndexUse use,
                           const UnnamedIndex* unnamed) {
  const Refused refused{entry, text, part, use, unnamed};
  if (Status status = check_text(text, Code::bad_index_column, {"index column", part}); !status) return std::move(status).error();
  const bool is_sql = entry.is_expression || entry.fault == EntryFault::no_brackets || entry.fault == EntryFault::after_expression;
  if (use == IndexUse::drop && is_sql) return refuse_dropped_expression(refused);
  const std::string blame = printable(entry.blame);
  switch (entry.fault) {
    case EntryFault::none: break;
    case EntryFault::empty:
      return refuse(Code::bad_index_column, part, {"the index column is empty"}, {"write a column's name, such as \"email\""});
    case EntryFault::no_suffix: return refuse_suffix(refused);
    case EntryFault::no_colon:
      return refuse_spelling(refused, {"`", blame, "` follows a blank, where a name goes on"}, "write a `:` before it");
    case EntryFault::no_brackets:
      return refuse_spelling(refused, {"`", blame, "` is no column's name, and an expression stands in brackets"},
                             "write each expression in brackets, as an entry of its own");
    case EntryFault::no_end: {
      Status status = check_fragment(entry.blame, Slot::expression, refused.blamed());
      if (!status) return std::move(status).error();
      break;
    }
    case EntryFault::no_expression:
      return refuse(Code::bad_index_column, refused.blamed(), {"the brackets hold no expression"},
                    {"write one in them, such as `(lower(email))`"});
    case EntryFault::two_expressions:
      return refuse(Code::bad_index_column, refused.blamed(), {"the brackets hold two expressions"},
                    {"write two entries, each an expression in brackets or a column's name"});
    case EntryFault::after_expression:
      if (const std::string ordered = ordered_index_suffix(entry.blame.substr(1)); entry.blame.front() == ':' && !ordered.empty()) {
        return refuse(Code::bad_index_column, refused.blamed(), {"`", blame, "` is no order for the expression"},
                      {"write `:", printable(ordered), "`"}, edit(refused.blamed(), cat({":", ordered})));
      }
      return refuse_spelling(refused, {"`", blame, "` follows the brackets of the expression"},
                             "write the whole expression in brackets");
    case EntryFault::collation_without_quotes: return refuse_collation(refused);
  }
  return refuse_dropped_expression(refused);
}

}  // namespace mesh::ddl
