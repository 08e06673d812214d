// PostgreSQL's own grammar as a preview's judge.
#pragma once

#include "preview/judge.hpp"

namespace mesh::command {

class GrammarJudge final : public Judge {
 public:
  /// Takes:   `postgres`, the major version of the server that the migrations are for. What a newer one may know is only warned of.
  explicit GrammarJudge(unsigned postgres) : postgres_(postgres) {}
  [[nodiscard]] std::optional<Objection> judge(std::string_view sql) const override;

 private:
  unsigned postgres_;
};

}  // namespace mesh::command
