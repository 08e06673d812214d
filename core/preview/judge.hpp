// Who else has a say about a statement, beside the schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "ddl/statement.hpp"

namespace mesh {

/// What a judge has against a statement: a diagnostic without its places.
struct Objection {
  Code code;
  std::string message;
  std::string hint;
  /// The bytes of the SQL that are at fault; empty for the whole.
  ddl::TextRange text;
};

/// Judges statements by what core does without, such as PostgreSQL's own grammar.
class Judge {
 public:
  virtual ~Judge() = default;
  [[nodiscard]] virtual std::optional<Objection> judge(std::string_view sql) const = 0;
};

}  // namespace mesh
