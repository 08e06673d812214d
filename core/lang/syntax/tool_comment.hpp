// Comments that are meant for mesh-ddl itself: `# mesh-ddl: …`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace mesh::lang {

/// Where in a comment the name `mesh-ddl` begins, and where the word after it stands.
struct CommentAddress {
  size_t begin = 0;
  size_t word = 0;
  size_t end = 0;
};

/// Where a comment is meant for mesh-ddl, if it is: also where the name or the colon is misspelt.
[[nodiscard]] std::optional<CommentAddress> find_address(std::string_view comment);

/// The comment at the top of a file that asks for its statements to be run one by one, each a transaction of its own.
inline constexpr std::string_view no_transaction = "mesh-ddl: no transaction";

/// Whether a comment says that, whatever follows as its reason.
[[nodiscard]] bool says_no_transaction(std::string_view comment);

/// The comment of `file` that says so, if one does where nothing but comments stands before it.
///
/// Takes:   `comments`, those of all files of the source.
[[nodiscard]] std::optional<Span> find_no_transaction(const Source& source, const SourceFile& file,
                                                      const std::vector<Span>& comments);

}  // namespace mesh::lang
