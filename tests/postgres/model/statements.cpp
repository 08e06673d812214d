#include "model/statements.hpp"

#include <algorithm>
#include <cctype>

namespace mesh::test {
namespace {

/// Two names that differ only after 63 bytes.
const std::string long_name = "a_name_so_long_that_postgresql_keeps_only_its_first_sixty_three_bytes";
const std::string same_when_cut = "a_name_so_long_that_postgresql_keeps_only_its_first_sixty_three_letters";

bool needs_quotes(const std::string& name) {
  return !std::all_of(name.begin(), name.end(), [](char byte) {
    return std::islower(static_cast<unsigned char>(byte)) != 0 || std::isdigit(static_cast<unsigned char>(byte)) != 0 ||
           byte == '_';
  });
}

}  // namespace

// The builders' statements first, as migrations have most of them.
const std::vector<Statements::Weighted> Statements::forms = {
    {12, &Statements::build_create_table},
    {3, &Statements::build_drop_table, "rp"},
    {9, &Statements::build_add_column, "rp"},
    {4, &Statements::build_drop_column, "rp"},
    {3, &Statements::build_rename_column, "rp"},
    {9, &Statements::build_create_index, "rp"},
    {4, &Statements::build_drop_index, "iI"},
    {8, &Statements::create_table},
    {2, &Statements::create_partitioned_table},
    {3, &Statements::create_partition, "p"},
    {3, &Statements::create_other_table, "rp"},
    {4, &Statements::drop_table, "rp"},
    {4, &Statements::insert, "rp"},
    {3, &Statements::change_rows, "rp"},
    {10, &Statements::alter_table, "rp"},
    {7, &Statements::add_constraint, "rp"},
    {3, &Statements::drop_constraint, "rp"},
    {3, &Statements::rename_column, "rp"},
    {2, &Statements::rename_constraint, "rp"},
    {4, &Statements::rename_relation, "rp"},
    {1, &Statements::attach_or_detach, "p"},
    {1, &Statements::set_schema, "rp"},
    {8, &Statements::create_index, "rp"},
    {4, &Statements::drop_index, "iI"},
    {4, &Statements::create_view, "rp"},
    {2, &Statements::drop_view, "vm"},
    {2, &Statements::create_sequence},
    {1, &Statements::drop_sequence, "S"},
    {3, &Statements::create_type},
    {2, &Statements::alter_type, "T"},
    {2, &Statements::drop_type, "T"},
    {2, &Statements::create_schema},
    {1, &Statements::drop_schema},
    {1, &Statements::set_search_path},
    {2, &Statements::without_effect, "rp"},
};

std::string Statements::next(const Seen& seen) {
  seen_ = &seen;
  size_t all = 0;
  for (const Weighted& one : forms) all += one.weight;
  for (;;) {
    size_t at = dice_.below(all);
    for (const Weighted& one : forms) {
      if (at >= one.weight) {
        at -= one.weight;
        continue;
      }
      if (suits(one)) return (this->*one.form)();
      break;
    }
  }
}

bool Statements::suits(const Weighted& one) {
  const std::string needs = one.needs;
  const bool has_any = needs == "T" ? !seen_->types.empty() : !seen_->of_kind(needs).empty();
  return needs.empty() || has_any || dice_.chance(5);
}

std::string Statements::written(const std::string& name) {
  if (needs_quotes(name) || dice_.chance(30)) return '"' + name + '"';
  std::string text = name;
  if (dice_.chance(10)) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string Statements::written(const std::string& schema, const std::string& name) {
  const bool is_plain = schema.empty() || schema.starts_with("pg_temp");
  if (is_plain || (schema == "public" && !dice_.chance(8)) || dice_.chance(3)) return written(name);
  return written(schema) + '.' + written(name);
}

std::string Statements::dotted(const Table& table) {
  const bool is_plain = table.schema.empty() || table.schema == "public" || table.schema.starts_with("pg_temp");
  return is_plain ? table.name : table.schema + '.' + table.name;
}

Statements::Table Statements::table_of_kind(const std::string& kinds) {
  const std::vector<SeenRelation> found = seen_->of_kind(kinds);
  if (found.empty() || dice_.chance(4)) return new_relation();
  const SeenRelation& one = dice_.one_of(found);
  return {one.schema, one.name, one.columns};
}

Statements::Table Statements::some_table() { return table_of_kind(dice_.chance(97) ? "rp" : "rpvmSci"); }

Statements::Table Statements::new_relation() {
  const std::string name = dice_.chance(3) ? dice_.one_of({long_name.c_str(), same_when_cut.c_str()})
                           : dice_.chance(6)
                               ? dice_.one_of({"a_b", "t1_id_seq", "t1_pkey", "t2_pkey", "idx_t1_a", "mood", "amount"})
                               : dice_.one_of({"t1", "t2", "t3", "t4", "users", "Users", "events", "My Table"});
  const std::string schema = dice_.chance(85) ? "" : dice_.chance(95) ? some_schema() : "nowhere";
  return {schema, name, {"id", "a"}};
}

std::string Statements::some_schema() {
  return seen_->schemas.empty() ? dice_.one_of({"public", "app"}) : dice_.one_of(seen_->schemas);
}

std::string Statements::column_of(const Table& table) {
  if (table.columns.empty() || dice_.chance(4)) return new_column();
  return dice_.one_of(table.columns);
}

std::string Statements::new_column() {
  if (dice_.chance(1)) return dice_.one_of({"ctid", "xmin", "tableoid"});
  if (dice_.chance(2)) return dice_.one_of({long_name.c_str(), same_when_cut.c_str()});
  return dice_.one_of({"id", "a", "b", "c", "name", "Name", "t1_id", "at", "note"});
}

std::string Statements::index_name() {
  const std::vector<SeenRelation> found = seen_->of_kind("iI");
  if (!found.empty() && dice_.chance(8)) return dice_.one_of(found).name;
  if (dice_.chance(4)) return dice_.one_of({long_name.c_str(), same_when_cut.c_str(), "t1", "users"});
  return dice_.one_of({"i1", "i2", "i3", "i4", "i5", "By Name", "idx_t1_a", "t1_a_key", "t1_a_idx"});
}

std::string Statements::constraint_name() {
  if (dice_.chance(5)) return dice_.one_of({long_name.c_str(), same_when_cut.c_str(), "t1", "i1"});
  return dice_.one_of({"c1", "c2", "c3", "k1", "k2", "t1_pkey", "t1_a_key", "t1_a_check", "My Check"});
}

std::string Statements::constraint_of(const Table& table) {
  std::vector<std::string> names;
  for (const SeenPart& one : seen_->constraints) {
    if (one.table == table.name && one.schema == table.schema) names.push_back(one.name);
  }
  return names.empty() || dice_.chance(8) ? constraint_name() : dice_.one_of(names);
}

std::string Statements::some_type() {
  const std::vector<SeenPart>& types = seen_->types;
  if (types.empty() || dice_.chance(8)) return written(dice_.one_of({"mood", "amount", "pair", "t1"}));
  const SeenPart& one = dice_.one_of(types);
  return written(one.schema, one.name);
}

}  // namespace mesh::test
