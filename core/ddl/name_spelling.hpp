// Names that hold what their author hardly means to be part of them.
#pragma once

#include <string_view>
#include <vector>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Gives the notice name_spelling for a name that begins or ends with a blank or a quote, at the first such place, with the name
/// that is meant; and for one that reads as SQL, at what makes it: `;`, a comma between names, IF [NOT] EXISTS before one, TO or AS
/// between two.
///
/// Takes:   `subject`, whose part is the name's very bytes.
void note_spelling(std::string_view name, const Subject& subject, std::vector<Notice>& notices);

}  // namespace mesh::ddl
