// Doubles as decimal text and back, exactly, by the same integer arithmetic on every machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mesh {

/// The double nearest to the decimal number that the whole of `text` is; of two that are as near, the one whose last bit is 0. A
/// number beyond the largest double is an infinity.
///
/// Accepts: an optional sign, digits with a point among, before or after them, an optional exponent; "inf", "infinity", "nan".
[[nodiscard]] std::optional<double> double_of(std::string_view text);

/// The fewest digits that read back as `value`, without an exponent: "0.1", "3", "-0", "NaN", "inf".
[[nodiscard]] std::string decimal_of(double value);

}  // namespace mesh
