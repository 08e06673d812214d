#include "pool/effect.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ddl/sql_walk.hpp"
#include "pool/is_one_of.hpp"

namespace mesh::pool {
namespace {

bool is_there_already(std::string_view sqlstate) { return is_one_of(sqlstate, {"42P07", "42701", "42P06", "42710"}); }

/// The functions of the server whose notices with SQLSTATE 00000 say "... does not exist, skipping" and nothing else.
constexpr auto senders_of_missing = std::to_array<std::string_view>({
    // DROP of a table, index, view or sequence, and of nearly everything else
    "DropErrorMsgNonExistent",
    "does_not_exist_skipping",
    // DROP of what databases share, or keep elsewhere
    "DropRole",
    "dropdb",
    "DropTableSpace",
    "DropSubscription",
    "RemoveUserMapping",
    // ALTER TABLE ... DROP of a column or what it has
    "ATExecDropColumn",
    "ATExecDropConstraint",
    "ATExecDropIdentity",
    "ATExecDropExpression",
    // ALTER ... IF EXISTS
    "ProcessUtilitySlow",
    "RenameRelation",
    "renameatt",
    "RenameConstraint",
    "AlterTableNamespace",
    "AlterSequence",
});

bool is_missing_already(const NoticeOrigin& notice) {
  return notice.sqlstate == "00000" &&
         std::find(senders_of_missing.begin(), senders_of_missing.end(), notice.sent_by) != senders_of_missing.end();
}

/// How many things a DROP or an ALTER is about, each of which may be skipped by itself.
size_t parts_of(std::string_view sql) {
  ddl::SqlWalk walk(sql);
  const auto first = walk.next_beginning();
  if (!first || !(equals_ignoring_case(walk.text(*first), "DROP") || equals_ignoring_case(walk.text(*first), "ALTER"))) return 1;
  size_t parts = 1;
  int depth = 0;
  while (const auto token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text == "(" || text == "[") ++depth;
    if (text == ")" || text == "]") --depth;
    if (text == "," && depth == 0) ++parts;
  }
  return parts;
}

}  // namespace

Effect effect_of(std::string_view sql, const std::vector<ServerNotice>& notices) {
  const auto count = [&](Effect effect) {
    return static_cast<size_t>(
        std::count_if(notices.begin(), notices.end(), [&](const ServerNotice& notice) { return notice.effect == effect; }));
  };
  const size_t skipped = count(Effect::skipped);
  if (skipped > 0 && skipped >= parts_of(sql)) return Effect::skipped;
  return count(Effect::clipped) > 0 ? Effect::clipped : Effect::applied;
}

Effect effect_of(const NoticeOrigin& notice) {
  constexpr std::string_view raised_by_user = "exec_stmt_raise";
  if (notice.severity != "NOTICE" || notice.sent_by == raised_by_user || notice.is_from_inside) return Effect::applied;
  if (is_there_already(notice.sqlstate) || is_missing_already(notice)) return Effect::skipped;
  return notice.sqlstate == "42622" ? Effect::clipped : Effect::applied;
}

}  // namespace mesh::pool
