#include "command/grammar_judge.hpp"

#include "base/text.hpp"
#include "grammar/grammar.hpp"

namespace mesh::command {

std::optional<Objection> GrammarJudge::judge(std::string_view sql) const {
  const std::optional<grammar::Fault> fault = grammar::fault_of(sql);
  if (!fault) return std::nullopt;
  const unsigned version = grammar::version().value_or(0);
  const bool may_be_newer = postgres_ > version;
  constexpr size_t longest_message = 200;
  return Objection{
      .code = may_be_newer ? Code::refused_by_older_grammar : Code::refused_by_grammar,
      .message = cat({"PostgreSQL ", decimal(version), "'s grammar refuses this: ", printable(fault->message, longest_message)}),
      .hint = may_be_newer ? cat({"PostgreSQL ", decimal(postgres_), " may know it; mesh-ddl has no newer grammar"}) : "",
      .text = {fault->token.begin, fault->token.end}};
}

}  // namespace mesh::command
