// Prints what each builder costs beside copying the bytes it wrote into a new string.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "ddl/build.hpp"
#include "goal.hpp"
#include "median.hpp"

namespace {

using mesh::ddl::Statement;
using mesh::ddl::Status;

constexpr auto columns = std::to_array<std::string_view>({
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "project_id:UUID:NOT NULL REFERENCES projects(id) ON DELETE CASCADE",
    "fingerprint:TEXT:NOT NULL",
    "payload:JSONB:NOT NULL DEFAULT '{}'::jsonb",
    "seen_at:TIMESTAMPTZ:NOT NULL DEFAULT now()",
    "UNIQUE (project_id, fingerprint)",
});
constexpr auto keys = std::to_array<std::string_view>({"project_id", "seen_at:DESC"});

struct Row {
  const char* name;
  Status (*build)(Statement&);
};

constexpr auto rows = std::to_array<Row>({
    {"create_table", [](Statement& into) { return mesh::ddl::build_create_table_sql("events", columns, into); }},
    {"drop_table", [](Statement& into) { return mesh::ddl::build_drop_table_sql("events", into); }},
    {"add_column",
     [](Statement& into) { return mesh::ddl::build_add_column_sql("events", "level:TEXT:NOT NULL DEFAULT 'error'", into); }},
    {"drop_column", [](Statement& into) { return mesh::ddl::build_drop_column_sql("events", "level", into); }},
    {"rename_column", [](Statement& into) { return mesh::ddl::build_rename_column_sql("events", "level", "severity", into); }},
    {"create_index",
     [](Statement& into) { return mesh::ddl::build_create_index_sql("events", keys, "unique:true where:level = 'fatal'", into); }},
    {"drop_index", [](Statement& into) { return mesh::ddl::build_drop_index_sql("events", keys, into); }},
});

void print_row(const Row& row) {
  Statement statement;
  if (!row.build(statement)) {
    std::fprintf(stderr, "%s refuses the bench's own input\n", row.name);
    std::exit(EXIT_FAILURE);
  }
  const std::string sql = statement.sql;
  const double building = bench::nanoseconds([&] {
    bench::keep(row.build(statement));
    bench::keep(statement.sql);
  });
  const double copying = bench::nanoseconds([&] { bench::keep(std::string(sql)); });
  std::printf("%-14s %6zu bytes %8.0f ns %8.0f ns %6.1f x", row.name, sql.size(), building, copying, building / copying);
  bench::print_at_most(building / copying, 10, "x");
}

}  // namespace

int main() {
  std::printf("\nEach builder beside copying the same bytes into a new string\n");
  std::printf("%-14s %12s %11s %11s %8s\n", "builder", "statement", "build", "copy", "ratio");
  for (const Row& row : rows) print_row(row);
}
