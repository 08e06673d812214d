#include "pool/last_outcome.hpp"

#include <new>
#include <string>
#include <utility>
#include <vector>

#include "runtime/spent.hpp"

namespace mesh::pool {
namespace {

MeshView text_view(const std::string& text) { return {text.c_str(), static_cast<int64_t>(text.size())}; }

static_assert(static_cast<int>(Effect::applied) == MESH_APPLIED && static_cast<int>(Effect::skipped) == MESH_SKIPPED &&
              static_cast<int>(Effect::clipped) == MESH_CLIPPED);

/// Holds what the views in `view` are of.
struct Noted {
  bool is_there = false;
  std::string sql;
  Executed executed;
  DatabaseError error;
  std::vector<MeshNotice> notices;
  MeshOutcome view{};
};

Noted& noted() {
  thread_local Noted last;
  return last;
}

void look(Noted& last, bool is_ok) {
  last.notices.clear();
  for (const ServerNotice& notice : is_ok ? last.executed.notices : last.error.notices) last.notices.push_back(view_of(notice));
  last.view = {
      .is_ok = static_cast<int8_t>(is_ok ? 1 : 0),
      .effect = static_cast<int32_t>(last.executed.effect),
      .rows = last.executed.rows,
      .notices = last.notices.data(),
      .notice_count = static_cast<int64_t>(last.notices.size()),
      .sql = text_view(last.sql),
      .sqlstate = text_view(last.error.sqlstate),
      .message = text_view(last.error.message),
      .detail = text_view(last.error.detail),
      .hint = text_view(last.error.hint),
      .schema = text_view(last.error.schema),
      .table = text_view(last.error.table),
      .column = text_view(last.error.column),
      .constraint = text_view(last.error.constraint),
      .position = last.error.position,
  };
}

}  // namespace

void note_outcome(std::string_view sql, Result<Executed, DatabaseError> outcome) noexcept try {
  Noted& last = noted();
  last.is_there = false;
  last.sql = sql;
  const bool is_ok = outcome.has_value();
  last.executed = {};
  last.error = {};
  if (is_ok) {
    last.executed = *std::move(outcome);
  } else {
    last.error = std::move(outcome).error();
  }
  look(last, is_ok);
  last.is_there = true;
} catch (const std::bad_alloc&) {
  // There is none of this call, and that of an earlier one would be a lie.
}

void note_spent(std::string_view sql) noexcept {
  note_outcome(sql, DatabaseError{.message = std::string(runtime::memory_is_spent)});
}

MeshNotice view_of(const ServerNotice& notice) {
  return {
      .severity = text_view(notice.severity),
      .sqlstate = text_view(notice.sqlstate),
      .message = text_view(notice.message),
      .detail = text_view(notice.detail),
      .hint = text_view(notice.hint),
      .effect = static_cast<int32_t>(notice.effect),
  };
}

}  // namespace mesh::pool

const MeshOutcome* mesh_last_outcome() {
  const auto& last = mesh::pool::noted();
  return last.is_there ? &last.view : nullptr;
}
