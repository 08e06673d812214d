#include "runtime/recording_pool.hpp"

#include <algorithm>
#include <utility>

namespace mesh::runtime {
namespace {

constexpr const char* full = "the preview is full";

/// What an entry costs in memory, roughly, and again as JSON and on a page: even the shortest statement is no small thing there.
size_t cost_of(const ddl::Statement& statement, std::span<const std::string_view> parameters) {
  size_t cost = 256 + statement.sql.size() + statement.clauses.size() * sizeof(ddl::Clause);
  for (const std::string_view parameter : parameters) cost += 32 + parameter.size();
  return cost;
}

}  // namespace

bool RecordingPool::record(ddl::Statement&& statement, std::span<const std::string_view> parameters) {
  const size_t cost = cost_of(statement, parameters);
  if (is_full_ || cost > left_) {
    is_full_ = true;
    return false;
  }
  left_ -= cost;
  const auto open = std::find_if(parameters.begin(), parameters.end(), ddl::is_left_open);
  entries_.emplace_back(std::in_place_type<Recorded>, std::move(statement), parameters,
                        static_cast<size_t>(open - parameters.begin()));
  return true;
}

Outcome RecordingPool::execute(ddl::Statement&& statement, std::span<const std::string_view> parameters) {
  if (!record(std::move(statement), parameters)) return std::string(full);
  return int64_t{0};
}

Result<Rows, std::string> RecordingPool::query(ddl::Statement&& statement, std::span<const std::string_view> parameters) {
  if (!record(std::move(statement), parameters)) return std::string(full);
  return Rows{};
}

void RecordingPool::refused(const ddl::Refusal& refusal) { entries_.emplace_back(refusal); }

std::vector<Entry> RecordingPool::take() { return std::exchange(entries_, {}); }

void RecordingPool::take(std::vector<Entry>& entries) {
  entries.clear();
  entries.swap(entries_);
}

}  // namespace mesh::runtime
