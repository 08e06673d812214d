#include "run/waiting.hpp"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mesh/database.hpp>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>

#include "base/text.hpp"
#include "run/catalog.hpp"

namespace mesh::run {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_looks{1000};
constexpr milliseconds shortest_before_a_look{10};
/// How long the end waits for a look that is under way.
constexpr milliseconds longest_farewell{500};

/// Who holds what process $1 waits for. Not what they run, in which there may be a password, and a run's report is read by many.
constexpr std::string_view blockers =
    "SELECT a.pid, a.application_name, a.usename, a.state, "
    "pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.state_change))::bigint FROM "
    "pg_catalog.pg_stat_activity a "
    "WHERE a.pid = ANY (pg_catalog.pg_blocking_pids($1::int)) ORDER BY a.pid LIMIT 3";

/// How far the index is that process $1 builds.
constexpr std::string_view index_progress =
    "SELECT phase, CASE WHEN blocks_total > 0 THEN 100 * blocks_done / blocks_total END "
    "FROM pg_catalog.pg_stat_progress_create_index WHERE pid = $1::int";

std::string blocker_text(const Row& row) {
  std::string said = cat({"process ", text_of(row.at(0))});
  std::string who = text_of(row.at(1));
  if (!text_of(row.at(2)).empty()) append(who, {who.empty() ? "" : ", ", text_of(row.at(2))});
  if (!text_of(row.at(3)).empty()) append(who, {who.empty() ? "" : ", ", text_of(row.at(3)), " for ", text_of(row.at(4)), " s"});
  if (!who.empty()) append(said, {" (", who, ")"});
  return said;
}

/// What is seen of a process, and by what it is told from what was seen before.
struct Sight {
  std::string key;
  std::string text;
};

Sight look(Database& database, int process) {
  const std::string number = decimal(process);
  const std::string_view parameter = number;
  Sight sight;
  if (const auto progress = database.query(index_progress, {&parameter, 1}); progress && !progress->rows.empty()) {
    const auto& row = progress->rows.front();
    sight.key = text_of(row.at(0));
    sight.text = sight.key;
    constexpr size_t tenths = 2;
    if (row.at(1)) {
      // A new line for each tenth.
      sight.key += row.at(1)->size() < tenths ? "0" : row.at(1)->substr(0, row.at(1)->size() - 1);
      append(sight.text, {", ", *row.at(1), " %"});
    }
  }
  if (const auto found = database.query(blockers, {&parameter, 1}); found && !found->rows.empty()) {
    append(sight.text, {sight.text.empty() ? "waiting for " : "; waiting for "});
    bool is_first = true;
    for (const auto& row : found->rows) {
      append(sight.key, {" ", text_of(row.at(0))});
      append(sight.text, {is_first ? "" : " and ", blocker_text(row)});
      is_first = false;
    }
  }
  return sight;
}

/// Leaves signals to the thread that waits for the server.
class SignalsElsewhere {
 public:
  SignalsElsewhere() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsElsewhere() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsElsewhere(const SignalsElsewhere&) = delete;
  SignalsElsewhere& operator=(const SignalsElsewhere&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

struct Waiting::Watch {
  std::string url;
  milliseconds before_first_look;
  Report* report;
  std::mutex mutex;
  std::condition_variable changed;
  std::function<int()> process;
  /// Counts statements, so that what is seen late of one is not said of the next.
  uint64_t statement = 0;
  bool is_over = false;
  bool is_gone = true;

  /// Where memory is spent, nothing more is said.
  void go_on() noexcept {
    try {
      look_on();
    } catch (const std::bad_alloc&) {
    }
    const std::lock_guard lock(mutex);
    is_gone = true;
    changed.notify_all();
  }

  void look_on() {
    std::optional<Database> database;
    std::string said;
    uint64_t looked_at = 0;
    std::unique_lock lock(mutex);
    while (!is_over) {
      const uint64_t now = statement;
      if (!process) {
        changed.wait(lock);
        continue;
      }
      // A statement that is over by then is not looked at.
      const milliseconds pause = looked_at == now ? between_looks : before_first_look;
      if (changed.wait_for(lock, pause, [&] { return is_over || statement != now; })) continue;
      if (looked_at != now) said.clear();
      looked_at = now;
      const int watched = process();
      lock.unlock();
      Sight sight;
      if (!database) {
        if (auto opened = Database::open(url, {.max = 1, .takes_words = true})) database = std::move(*opened);
      }
      if (database) sight = look(*database, watched);
      lock.lock();
      if (!is_over && statement == now && !sight.text.empty() && sight.key != said) {
        said = sight.key;
        report->remark(std::move(sight.text));
      }
    }
  }
};

Waiting::Waiting(std::string url, milliseconds lock_timeout, Report& report) : watch_(std::make_shared<Watch>()) {
  watch_->url = std::move(url);
  const milliseconds half = lock_timeout.count() == 0 ? between_looks : lock_timeout / 2;
  watch_->before_first_look = std::clamp(half, shortest_before_a_look, between_looks);
  watch_->report = &report;
  const SignalsElsewhere elsewhere;
  watch_->is_gone = false;
  try {
    std::thread([watch = watch_] { watch->go_on(); }).detach();
  } catch (const std::system_error&) {
    watch_->is_gone = true;
  }
}

bool Waiting::stop() {
  std::unique_lock lock(watch_->mutex);
  watch_->is_over = true;
  watch_->changed.notify_all();
  return watch_->changed.wait_for(lock, longest_farewell, [&] { return watch_->is_gone; });
}

void Waiting::begin(std::function<int()> process) {
  const std::lock_guard lock(watch_->mutex);
  watch_->process = std::move(process);
  ++watch_->statement;
  watch_->changed.notify_all();
}

void Waiting::end() {
  const std::lock_guard lock(watch_->mutex);
  watch_->process = nullptr;
  ++watch_->statement;
  watch_->changed.notify_all();
}

}  // namespace mesh::run
