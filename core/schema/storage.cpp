// How tables and indexes are stored: their parameters, tablespaces and methods.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "ddl/setting.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::Taken;

/// What has a parameter, as a set.
enum Stored : uint8_t {
  in_heap = 1,
  in_toast = 2,
  in_btree = 4,
  in_hash = 8,
  in_gist = 16,
  in_spgist = 32,
  in_gin = 64,
  in_brin = 128,
  in_table = in_heap | in_toast,
};

struct Parameter {
  std::string_view name;
  uint8_t stored;
  Taken taken;
  int32_t least;
  int32_t most;
};
/// Source:  PostgreSQL 15 `reloptions.c`.
constexpr auto parameters = std::to_array<Parameter>({
    {"autosummarize", in_brin, Taken::truth, 0, 0},
    {"autovacuum_analyze_scale_factor", in_heap, Taken::number, 0, 100},
    {"autovacuum_analyze_threshold", in_heap, Taken::number, 0, INT32_MAX},
    {"autovacuum_enabled", in_table, Taken::truth, 0, 0},
    {"autovacuum_freeze_max_age", in_table, Taken::number, 100'000, 2'000'000'000},
    {"autovacuum_freeze_min_age", in_table, Taken::number, 0, 1'000'000'000},
    {"autovacuum_freeze_table_age", in_table, Taken::number, 0, 2'000'000'000},
    {"autovacuum_multixact_freeze_max_age", in_table, Taken::number, 10'000, 2'000'000'000},
    {"autovacuum_multixact_freeze_min_age", in_table, Taken::number, 0, 1'000'000'000},
    {"autovacuum_multixact_freeze_table_age", in_table, Taken::number, 0, 2'000'000'000},
    {"autovacuum_vacuum_cost_delay", in_table, Taken::number, 0, 100},
    {"autovacuum_vacuum_cost_limit", in_table, Taken::number, 1, 10'000},
    {"autovacuum_vacuum_insert_scale_factor", in_table, Taken::number, 0, 100},
    {"autovacuum_vacuum_insert_threshold", in_table, Taken::number, -1, INT32_MAX},
    {"autovacuum_vacuum_scale_factor", in_table, Taken::number, 0, 100},
    {"autovacuum_vacuum_threshold", in_table, Taken::number, 0, INT32_MAX},
    {"buffering", in_gist, Taken::on_off_auto, 0, 0},
    {"deduplicate_items", in_btree, Taken::truth, 0, 0},
    {"fastupdate", in_gin, Taken::truth, 0, 0},
    {"fillfactor", in_heap | in_btree | in_hash | in_gist | in_spgist, Taken::number, 10, 100},
    {"gin_pending_list_limit", in_gin, Taken::number, 64, INT32_MAX},
    {"log_autovacuum_min_duration", in_table, Taken::number, -1, INT32_MAX},
    {"pages_per_range", in_brin, Taken::number, 1, 131'072},
    {"parallel_workers", in_heap, Taken::number, 0, 1024},
    {"toast_tuple_target", in_heap, Taken::number, 128, 8160},
    {"user_catalog_table", in_heap, Taken::truth, 0, 0},
    {"vacuum_index_cleanup", in_table, Taken::truth_or_auto, 0, 0},
    {"vacuum_truncate", in_table, Taken::truth, 0, 0},
});
/// Those that were left out above, or that came later.
constexpr ddl::WordList further_parameters =
    " AUTOVACUUM_VACUUM_MAX_THRESHOLD OIDS VACUUM_CLEANUP_INDEX_SCALE_FACTOR VACUUM_MAX_EAGER_FREEZE_FAILURE_RATE ";

/// What has the parameters of an index; 0 for a method that is not PostgreSQL's own.
uint8_t stored_by(std::string_view method) {
  struct Method {
    std::string_view name;
    uint8_t stored;
  };
  constexpr auto methods = std::to_array<Method>({{"", in_heap},
                                                  {"btree", in_btree},
                                                  {"hash", in_hash},
                                                  {"gist", in_gist},
                                                  {"spgist", in_spgist},
                                                  {"gin", in_gin},
                                                  {"brin", in_brin}});
  for (const Method& each : methods) {
    if (each.name == method) return each.stored;
  }
  return 0;
}

/// Gives a parameter a value, or takes it away where that is empty.
void set_option(std::string& all, std::string_view name, std::string_view value) {
  const std::string begin = cat({" ", name, "="});
  size_t at = 0;
  while (at < all.size() && all.compare(at, begin.size(), begin) < 0) at = std::min(all.find(' ', at + 1), all.size());
  if (all.compare(at, begin.size(), begin) == 0) all.erase(at, std::min(all.find(' ', at + 1), all.size()) - at);
  if (!value.empty()) all.insert(at, cat({begin, value}));
}

}  // namespace

void Run::reset_options(ddl::TextRange options, Text& from) const {
  ddl::SqlReader reader(text(options));
  std::string left(from);
  do {
    std::string name(reader.label());
    if (reader.take(".")) append(name, {".", reader.label()});
    set_option(left, name, {});
  } while (reader.take(","));
  from = state.kept(left);
}

void Run::check_options(ddl::TextRange options, std::string_view method, Text* into) {
  if (options.end == 0 || has_failed()) return;
  const uint8_t stored = stored_by(method);
  if (stored == 0) return;
  ddl::SqlReader reader(text(options));
  std::string set(into == nullptr ? std::string_view() : *into);
  uint64_t seen = 0;
  do {
    std::string_view name = reader.label();
    const bool is_toast = reader.is(".") && stored == in_heap && name == "toast";
    if (reader.is(".") && !is_toast)
      return fail("22023", "storage parameters have no namespace $ here", {name}, before_all, options);
    if (reader.take(".")) name = reader.label();
    const std::string value = reader.take("=") ? ddl::read_setting_value(reader) : "true";
    if (reader.has_failed() || (!reader.is(",") && !reader.at_end())) return doubt(Cause::expression, "22023");
    size_t at = 0;
    while (at < parameters.size() && parameters[at].name != name) ++at;
    if (at == parameters.size() && ddl::is_listed(further_parameters, name)) {
      doubt(Cause::expression, name == "oids" ? "0A000" : "22023");
      continue;
    }
    constexpr ddl::WordList later = " AUTOVACUUM_VACUUM_INSERT_SCALE_FACTOR AUTOVACUUM_VACUUM_INSERT_THRESHOLD DEDUPLICATE_ITEMS ";
    constexpr unsigned first_with_later = 13;
    if (state.postgres < first_with_later && ddl::is_listed(later, name)) at = parameters.size();
    if (at == parameters.size() || (parameters[at].stored & (is_toast ? uint8_t{in_toast} : stored)) == 0)
      return fail("22023", "$ is no storage parameter of % %",
                  {name, method.empty() ? "tables" : method, method.empty() ? "" : "indexes"}, before_all, options);
    const Parameter& parameter = parameters[at];
    const uint64_t bit = uint64_t{1} << (is_toast ? at + parameters.size() : at);
    if ((seen & bit) != 0) return fail("22023", "the storage parameter $ stands twice", {name}, before_all, options);
    seen |= bit;
    const char* fault = fault_of_setting(parameter.taken, parameter.least, parameter.most, value);
    if (fault == nullptr) {
      doubt(Cause::expression, "22023");
    } else if (*fault != '\0') {
      const bool is_number = parameter.taken == Taken::number;
      return fail(
          "22023", "the storage parameter $ takes %, not $",
          {name, is_number ? cat({decimal(parameter.least), " to ", decimal(parameter.most)}) : std::string("on or off"), value},
          before_all, options);
    }
    if (into != nullptr) set_option(set, is_toast ? cat({"toast.", name}) : name, value);
  } while (reader.take(","));
  if (into != nullptr) *into = state.kept(set);
}

void Run::check_tablespace(std::string_view name) {
  if (name.empty() || name == "pg_default") return;
  if (name == "pg_global") return fail("22023", "`pg_global` holds nothing but what all databases share");
  doubt(Cause::existence, "42704");
}

void Run::check_table_method(std::string_view name) {
  if (name.empty() || name == "heap") return;
  if (stored_by(name) != 0) return fail("55000", "$ is a method for indexes", {name});
  if (!state.starts_empty() || state.has_extension || state.has_code) return doubt(Cause::existence, "42704");
  fail("42704", "there is no table method $", {name});
}

void Run::check_storage(const ddl::CreateTable& facts, Text* into) {
  if (facts.has_on_commit) return fail("42P16", "ON COMMIT is for temporary tables");
  check_tablespace(facts.storage.tablespace);
  constexpr unsigned first_with_a_reason = 16;
  if (facts.partition_by == ddl::PartitionStrategy::none) {
    check_options(facts.storage.options, {}, into);
  } else if (facts.storage.options.end != 0) {
    fail(state.postgres < first_with_a_reason ? "22023" : "", "a table with partitions has no storage parameters of its own", {},
         before_all, facts.storage.options);
  }
}

/// Fails for COMPRESSION of a type whose values are never packed, and for a method that there is not.
void Run::check_compression(const ddl::ColumnFacts& facts) {
  const std::string_view method = facts.compression;
  if (!facts.storage.empty() && facts.storage != "default") doubt(Cause::expression, "0A000");
  if (method.empty() || method == "default") return;
  const ddl::TypeFacts type = base_type(facts.type);
  const Entity* made = this->type(type);
  const bool is_plain = made != nullptr
                            ? made->kind == Kind::enumeration && type.array_dimensions == 0
                            : is_day_type(type) || (is_number_type(type) && type.name != "numeric") ||
                                  (type.array_dimensions == 0 && ddl::is_listed(" BOOL INTERVAL TIME TIMETZ UUID ", type.name));
  if (is_plain || ddl::is_serial(type))
    return fail("0A000", "values of the type % are not compressed|leave COMPRESSION out", {shown(type)}, before_all, facts.text);
  if (method != "pglz" && method != "lz4")
    return fail("22023", "there is no compression method $|write pglz", {method}, before_all, facts.text);
  // Not every server is built with lz4.
  const bool is_packed = is_text_type(type) && type.name != "name";
  if (method == "lz4" || (!is_packed && type.name != "jsonb")) doubt(Cause::expression, "0A000");
}

}  // namespace mesh::schema
