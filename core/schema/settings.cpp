// What the parameters of a session and of a relation may be set to.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "ddl/setting.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::Taken;

constexpr const char* wrong_value = "22023";

struct UnitFactor {
  std::string_view unit;
  Taken taken;
  uint32_t factor;
};
constexpr auto unit_factors = std::to_array<UnitFactor>({{"ms", Taken::time, 1},
                                                         {"s", Taken::time, 1000},
                                                         {"min", Taken::time, 60'000},
                                                         {"h", Taken::time, 3'600'000},
                                                         {"d", Taken::time, 86'400'000},
                                                         {"kB", Taken::memory, 1},
                                                         {"MB", Taken::memory, 1024},
                                                         {"GB", Taken::memory, 1024 * 1024},
                                                         {"TB", Taken::memory, 1024 * 1024 * 1024}});

const char* fault_of_amount(Taken taken, int64_t least, int64_t most, std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  constexpr size_t most_digits = 9;
  int64_t amount = 0;
  size_t digits = 0;
  for (; digits < text.size() && is_ascii_digit(text[digits]) && digits <= most_digits; ++digits)
    amount = amount * 10 + (text[digits] - '0');
  if (digits == 0) return text.starts_with('.') ? fault_not_known : wrong_value;
  if (digits > most_digits) return fault_not_known;
  text.remove_prefix(digits);
  // What is between two whole numbers may be rounded to each.
  const bool has_fraction = text.starts_with('.');
  if (has_fraction) text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789", 1)));
  text = trim(text);
  if (!text.empty()) {
    const UnitFactor* found = nullptr;
    for (const UnitFactor& each : unit_factors) {
      if (each.taken == taken && each.unit == text) found = &each;
    }
    // Such as 5e3 and 0x10, and units that are smaller.
    if (found == nullptr)
      return text == "us" || text == "B" || std::string_view("eExX").find(text[0]) < 4 ? fault_not_known : wrong_value;
    if (has_fraction) return fault_not_known;
    amount *= found->factor;
  }
  if (is_negative) amount = -amount;
  const int64_t beside = !has_fraction ? amount : is_negative ? amount - 1 : amount + 1;
  const bool is_inside = amount >= least && amount <= most;
  return is_inside != (beside >= least && beside <= most) ? fault_not_known : is_inside ? no_fault : wrong_value;
}

}  // namespace

const char* fault_of_setting(Taken taken, int32_t least, int32_t most, std::string_view value) {
  if (taken >= Taken::number) return fault_of_amount(taken, least, most, trim(value));
  constexpr ddl::WordList levels = " DEBUG DEBUG1 DEBUG2 DEBUG3 DEBUG4 DEBUG5 ERROR LOG NOTICE WARNING ";
  if (taken == Taken::level) {
    if (ddl::is_listed(" FATAL INFO PANIC ", value)) return fault_not_known;
    return ddl::is_listed(levels, value) ? no_fault : wrong_value;
  }
  if (taken == Taken::text) return no_fault;
  if (taken == Taken::on_off_auto) return ddl::is_listed(" AUTO OFF ON ", value) ? no_fault : wrong_value;
  if (taken == Taken::truth_or_auto) return ddl::is_listed(" 0 1 AUTO FALSE NO OFF ON TRUE YES ", value) ? no_fault : wrong_value;
  const char* fault = fault_of_literal({{}, "bool", {}, 0, {}}, value);
  return *fault == '\0' && trim(value) == value ? no_fault : wrong_value;
}

void Run::check_setting(const ddl::NoEffect& facts) {
  const ddl::Setting* found = ddl::find_setting(facts.parameter);
  if (found == nullptr) return;
  ddl::SqlReader reader(text(facts.value));
  if (reader.take("DEFAULT") && reader.is_done()) return;
  const std::string value = ddl::read_setting_value(reader);
  const bool is_list = reader.is(",");
  const char* fault = is_list ? wrong_value : fault_of_setting(found->taken, found->least, INT32_MAX, value);
  if (fault == nullptr || (!is_list && !reader.is_done())) return doubt(Cause::expression, wrong_value);
  if (fault == wrong_value) fail(wrong_value, "$ is no value of $", {text(facts.value), found->name}, before_all, facts.value);
}

}  // namespace mesh::schema
