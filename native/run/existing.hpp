// How what a statement has met in the database differs from what it would have made: IF NOT EXISTS looks at a name alone.
#pragma once

#include <functional>
#include <mesh/outcome.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mesh::run {

/// Asks the server where the statement was carried out.
using Ask = std::function<Result<QueryRows, DatabaseError>(std::string_view sql, Parameters parameters)>;

/// The differences, a sentence each, as far as they are certain: of the table, the column or the index that a skipped statement has
/// found in the place of its own. Nothing for other statements, and where the server cannot be asked.
///
/// Cost:    three queries, and the model of one table.
[[nodiscard]] std::vector<std::string> differences_of_existing(std::string_view sql, const Ask& ask);

/// The indexes of the table of a CREATE INDEX that are not valid, such as one whose concurrent build has failed leaves: what each
/// is, and what to do.
[[nodiscard]] std::vector<std::string> invalid_indexes(std::string_view sql, const Ask& ask);

}  // namespace mesh::run
