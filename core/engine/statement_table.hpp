// The statements of a preview as one text and one table of numbers, of which JavaScript makes its objects sooner than of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "preview/preview.hpp"

namespace mesh {

/// Both are read from their beginnings on. A string is the number of its UTF-16 units, and stands next in the text. A name is the
/// number of names that were new before it was; where that is as many as there are by now, it is new, and a string follows. A
/// list is the number of its items, then the items. For each statement, in the order of the document that docs/json.md describes:
///
/// - names: the function, the call; a string: the SQL; 1 where it is partial, else 0; the list of parameters, which are strings
/// - its range: start, end, line, column, and 0 where it lies in the source, 1 and a name in a file of that name, or 2 and the
///   index of a text before it
/// - the list of clauses: argument, element + 1 or 0 for null, range, start and end in the SQL
/// - the list of breaks: at, indent
/// - 0 where it is applied and nothing is known of its work; 1 where it is applied, and the list of its locks: names, the relation
///   and the mode, a list of names, what is blocked, and 1 where the relation is rewritten plus 2 where it is scanned; or 2 and a
///   string: its outcome and its work as a JSON object
struct StatementTable {
  std::string text;
  std::vector<uint32_t> numbers;
};

/// Takes:   `source`, which `preview` was made of.
/// Bounds:  O(size of the preview).
[[nodiscard]] StatementTable statement_table(const Preview& preview, const Source& source);

}  // namespace mesh
