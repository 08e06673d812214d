// How an index entry that is at fault must be written, and a name for an index that needs one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mesh::ddl {

/// The entry with its brackets and its colon, or nothing where that would not make it a good one.
/// Example: lower(email) DESC → (lower(email)):DESC
[[nodiscard]] std::string spell_index_entry(std::string_view entry);

/// A name of at most 63 bytes without blanks, made of the table and the words of the entries.
/// Example: ("users", {"lower(email)"}) → idx_users_lower_email
[[nodiscard]] std::string suggest_index_name(std::string_view table, std::span<const std::string_view> entries);

}  // namespace mesh::ddl
