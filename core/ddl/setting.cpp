#include "ddl/setting.hpp"

#include <array>

#include "base/text.hpp"

namespace mesh::ddl {

const Setting* find_setting(std::string_view name) {
  static constexpr auto settings = std::to_array<Setting>({
      {"application_name", Taken::text, 0},
      {"check_function_bodies", Taken::truth, 0},
      {"client_min_messages", Taken::level, 0},
      {"idle_in_transaction_session_timeout", Taken::time, 0},
      {"lock_timeout", Taken::time, 0},
      {"maintenance_work_mem", Taken::memory, 1024},
      {"row_security", Taken::truth, 0},
      {"standard_conforming_strings", Taken::truth, 0},
      {"statement_timeout", Taken::time, 0},
      {"work_mem", Taken::memory, 64},
  });
  for (const Setting& each : settings) {
    if (equals_ignoring_case(each.name, name)) return &each;
  }
  return nullptr;
}

std::string read_setting_value(SqlReader& reader) {
  if (reader.kind() == SqlTokenKind::string) return std::string(reader.string());
  std::string value = reader.take("-") ? "-" : "";
  if (reader.kind() != SqlTokenKind::number) return std::string(reader.label());
  value += reader.text();
  reader.skip();
  return value;
}

}  // namespace mesh::ddl
