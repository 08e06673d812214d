#include "pool/effect.hpp"

#include <algorithm>
#include <array>

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

}  // namespace

Effect effect_of(const NoticeOrigin& notice) {
  constexpr std::string_view raised_by_user = "exec_stmt_raise";
  if (notice.severity != "NOTICE" || notice.sent_by == raised_by_user) return Effect::applied;
  if (is_there_already(notice.sqlstate) || is_missing_already(notice)) return Effect::skipped;
  return notice.sqlstate == "42622" ? Effect::clipped : Effect::applied;
}

}  // namespace mesh::pool
