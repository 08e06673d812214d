// Where in the source the SQL of a statement was written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fix.hpp"
#include "ddl/statement.hpp"
#include "lang/run/interpret.hpp"
#include "preview/places.hpp"

namespace mesh {

/// Answers for one statement, which a call has sent.
class SqlPlaces {
 public:
  /// All that is given must outlive it.
  SqlPlaces(Places& places, const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses, std::string_view sql)
      : places_(places), call_(call), clauses_(clauses), sql_(sql) {}

  /// Where the bytes of the SQL were written: they themselves where the clause that holds them goes on as the source does, else
  /// that clause; nothing for what no clause holds, or for no bytes.
  [[nodiscard]] std::optional<Span> of(ddl::TextRange text);
  /// The edit in the source that puts other SQL in the place of some. None where they do not stand in a literal.
  [[nodiscard]] Fix fix(ddl::TextRange text, const std::string& instead);

 private:
  /// A part of the call's input, and whether it is what was asked for to the byte, or as a name without the quotes of the SQL.
  struct WrittenPart {
    ddl::Part part;
    bool is_as_given = false;
    bool is_unquoted = false;
  };

  [[nodiscard]] std::optional<WrittenPart> written_part(ddl::TextRange text) const;

  Places& places_;
  const lang::RuntimeCall& call_;
  const std::vector<ddl::Clause>& clauses_;
  std::string_view sql_;
};

}  // namespace mesh
