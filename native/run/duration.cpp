#include "run/duration.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

#include "base/text.hpp"

namespace mesh::run {
namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> unit_called(std::string_view name) {
  if (name == "ms") return milliseconds(1);
  if (name == "s") return std::chrono::seconds(1);
  if (name == "min") return std::chrono::minutes(1);
  if (name == "h") return std::chrono::hours(1);
  if (name == "d") return std::chrono::hours(24);
  return std::nullopt;
}

}  // namespace

Result<milliseconds, std::string> duration_of(std::string_view text) {
  // PostgreSQL's timeouts are 32 bits of milliseconds.
  constexpr int64_t most = INT32_MAX;
  int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit = text.substr(static_cast<size_t>(end - text.data()));
  const auto length = unit_called(unit);
  const bool is_number = !text.empty() && is_ascii_digit(text.front());
  if (is_number && unit.empty()) return cat({"`", text, "` has no unit: write ", text, "s for seconds, or ", text, "ms"});
  if (!is_number || !length) {
    return cat({"`", text, "` is no time: write a whole number and ms, s, min, h or d behind it, such as 5s"});
  }
  if (problem != std::errc() || number > most / length->count()) {
    return cat({"`", text, "` is longer than PostgreSQL waits, which is 35791min at most"});
  }
  return number * *length;
}

}  // namespace mesh::run
