// PostgreSQL's own parser, from libpg_query, as the judge of what a statement says.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::test {

/// The parse trees of the statements in `sql`, or nothing if the grammar rejects it.
std::optional<nlohmann::json> parse_statements(const std::string& sql);

/// The byte at which the grammar rejects `sql`, or nothing if it does not.
std::optional<size_t> parse_error(const std::string& sql);

/// The parse tree of `sql`, which must be one statement of the node type `kind`, such as "CreateStmt".
nlohmann::json parse_one(const std::string& sql, const std::string& kind);

/// The tokens of `sql`, comments among them, or nothing if the scanner rejects it.
std::optional<std::vector<ddl::TextRange>> scan(const std::string& sql);

/// A number that two texts share if they mean the same; empty if the grammar rejects it.
std::string fingerprint(const std::string& sql);

/// A name as it stands in a parse tree: as much as PostgreSQL keeps of it.
std::string stored(std::string_view name);

}  // namespace mesh::test
