#include "advice/rule.hpp"

#include <array>

namespace mesh::advice {
namespace {

struct Row {
  std::string_view id;
  Severity severity;
  std::string_view wrong;
  std::string_view instead;
};

constexpr std::array rule_rows = {
#define MESH_ADVICE(name, id, severity, title, wrong, instead) Row{id, Severity::severity, wrong, instead},
#include "advice/advice.def"
};

const Row& row_of(Rule rule) { return rule_rows[static_cast<size_t>(rule)]; }

}  // namespace

std::string_view rule_id(Rule rule) { return row_of(rule).id; }
Severity severity_of(Rule rule) { return row_of(rule).severity; }
std::string_view wrong_text(Rule rule) { return row_of(rule).wrong; }
std::string_view instead_text(Rule rule) { return row_of(rule).instead; }

std::optional<Rule> find_rule(std::string_view id) {
  for (size_t index = 0; index < rule_rows.size(); ++index) {
    if (rule_rows[index].id == id) return static_cast<Rule>(index);
  }
  return std::nullopt;
}

}  // namespace mesh::advice
