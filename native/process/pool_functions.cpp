// The pools of the C ABI: what a C++ program holds as a Database or a Session, a Mesh program holds as a handle.
#include <mesh/runtime.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "pool/last_outcome.hpp"
#include "process/open_pools.hpp"
#include "runtime/pool.hpp"
#include "runtime/values.hpp"

using namespace mesh::process;
using namespace mesh::runtime;

namespace {

// Never destroyed, as open_pools is not: other threads may still be in a call when the process ends.
Owners<mesh::Session>& sessions() {
  static auto& owners = *new Owners<mesh::Session>;
  return owners;
}

int int_of(int64_t number) { return static_cast<int>(std::clamp<int64_t>(number, INT_MIN, INT_MAX)); }

}  // namespace

void NoticeTarget::set(MeshNoticeHook hook, void* context) {
  const std::lock_guard lock(mutex_);
  hook_ = hook;
  context_ = context;
}

void NoticeTarget::tell(const SentStatement& statement) const {
  const auto& notices = statement.outcome ? statement.outcome->notices : statement.outcome.error().notices;
  MeshNoticeHook hook = nullptr;
  void* context = nullptr;
  {
    const std::lock_guard lock(mutex_);
    hook = hook_;
    context = context_;
  }
  if (hook == nullptr) return;
  for (const mesh::ServerNotice& notice : notices) {
    const MeshNotice view = mesh::pool::view_of(notice);
    hook(context, &view);
  }
}

Owners<OpenPool>& mesh::process::open_pools() {
  static auto& owners = *new Owners<OpenPool>;
  return owners;
}

void* mesh::process::failed_result(std::string_view sql, const DatabaseError& error) {
  pool::note_outcome(sql, error);
  return err_result(error.text());
}

void* mesh_pool_open(const MeshString* url, int64_t min, int64_t max, int64_t timeout) {
  return handle_result("", [&]() -> Opened {
    if (url == nullptr) return err_result("Pool.open: `url`: the text is a null pointer");
    if (!mesh::is_utf8(text_of(url))) return err_result("Pool.open: `url`: the text is not UTF-8");
    const auto notices = std::make_shared<NoticeTarget>();
    auto opened = mesh::Database::open(text_of(url), {.min = int_of(min),
                                                      .max = int_of(max),
                                                      .checkout_timeout = std::chrono::milliseconds(timeout),
                                                      .on_statement = [notices](const auto& sent) { notices->tell(sent); }});
    if (!opened) return failed_result("", opened.error());
    const uint64_t number = opened->handle();
    open_pools().add(number, std::make_shared<OpenPool>(OpenPool{notices, *std::move(opened)}));
    return number;
  });
}

void mesh_pool_close(uint64_t pool) {
  if (const auto open = open_pools().take(pool)) open->database.close();
}

void mesh_pool_on_notice(uint64_t pool, MeshNoticeHook hook, void* context) {
  if (const auto open = open_pools().find(pool)) open->notices->set(hook, context);
}

void* mesh_pool_checkout(uint64_t pool) {
  const auto open = open_pools().find(pool);
  if (open == nullptr) return err_result(not_open);
  return handle_result("", [&]() -> Opened {
    auto session = open->database.checkout();
    if (!session) return failed_result("", session.error());
    const uint64_t number = session->handle();
    sessions().add(number, std::make_shared<mesh::Session>(*std::move(session)));
    return number;
  });
}

void mesh_pool_checkin(uint64_t /*pool*/, uint64_t connection) { static_cast<void>(sessions().take(connection)); }
