#include "pool/observer.hpp"

#include <exception>
#include <new>
#include <string>

#include "base/text.hpp"
#include "runtime/spent.hpp"

namespace mesh::pool {
namespace {

/// What `act` throws, in words; nothing where it does not.
template <typename Act>
std::optional<std::string> thrown_by(const Act& act) noexcept try {
  try {
    act();
    return std::nullopt;
  } catch (const std::exception& thrown) {
    return thrown.what();
  } catch (...) {
    return "something that is no std::exception";
  }
} catch (const std::bad_alloc&) {
  return std::string(runtime::memory_is_spent);
}

DatabaseError error_of(std::string_view what, const std::string& thrown) noexcept try {
  return {.message = cat({what, thrown})};
} catch (const std::bad_alloc&) {
  return {.message = std::string(runtime::memory_is_spent)};
}

}  // namespace

std::optional<DatabaseError> Observer::sending(std::string_view sql) const noexcept {
  if (!before) return std::nullopt;
  const auto thrown = thrown_by([&] { before(sql); });
  if (!thrown) return std::nullopt;
  return error_of("the statement was not sent, since before_statement threw: ", *thrown);
}

bool Observer::sent(SentStatement& statement) const noexcept {
  if (!after) return true;
  const auto thrown = thrown_by([&] { after(statement); });
  if (thrown && statement.outcome) {
    statement.outcome = error_of("the statement was carried out, but on_statement threw: ", *thrown);
  }
  return !thrown;
}

void Observer::unsent(const DatabaseError& why) const noexcept {
  if (refused) static_cast<void>(thrown_by([&] { refused(why); }));
}

}  // namespace mesh::pool
