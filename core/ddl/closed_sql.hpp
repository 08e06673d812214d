// A statement's text as psql takes it.
#pragma once

#include <string>
#include <string_view>

namespace mesh::ddl {

/// `sql` without its closing blanks, and closed with `;`. A text that closes itself gets no second one, and one that ends in a line
/// comment gets it on a line of its own.
[[nodiscard]] std::string closed_sql(std::string_view sql);

/// What `closed_sql` adds to a statement: `;`, or that on a line of its own, or nothing.
[[nodiscard]] std::string_view closing_of_sql(std::string_view sql);

}  // namespace mesh::ddl
