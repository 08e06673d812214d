// Collations: which types have one, and which of them a server has for certain, or cannot have.
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Whether no system's library calls a collation so: a word of a language without its country's capitals, or `C` without its own.
bool is_of_nobody(std::string_view name) {
  if (ddl::is_listed(" C POSIX ", name)) return true;
  const size_t bar = name.find('_');
  if (bar > 3 || name.size() != bar + 3) return false;
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

}  // namespace

void Run::check_collation(const ddl::ObjectName& collation, const ddl::TypeFacts& type) {
  const std::string_view name = collation.name;
  if (name.empty() || has_failed()) return;
  const bool is_own = collation.schema.empty() || collation.schema == "pg_catalog";
  const bool is_there = is_own && (name == "default" || name == "C" || name == "POSIX" || name == "ucs_basic");
  if (!is_own && !knows_schema(collation.schema, false)) return;
  if (!is_there) {
    if (!is_own || !is_of_nobody(name) || !state.starts_empty() || state.has_code) {
      doubt(Cause::existence, "42704");
    } else {
      fail("42704", "no server has a collation $|write it with its capital letters, in double quotes", {name}, before_all,
           collation.text);
    }
  }
  const ddl::TypeFacts base = base_type(type);
  if (has_failed() || is_text_type({{}, base.name, {}, 0, {}})) return;
  const Entity* made = this->type(base);
  // A column that is only taken to be there is taken to fit.
  if (base.name.empty() || (made == nullptr && !is_built_in(base.name)) || (made != nullptr && made->kind == Kind::type))
    return doubt(Cause::existence, "42804");
  fail("42804", "the type % has no collation|leave COLLATE out", {shown(base)}, before_all, collation.text);
}

}  // namespace mesh::schema
