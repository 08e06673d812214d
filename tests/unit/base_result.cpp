
#include <mesh/result.hpp>

#include <memory>
#include <string>

#include "catch.hpp"

namespace {

struct Refused {
  std::string why;
};

mesh::Result<int, Refused> half(int number) {
  if (number % 2 != 0) return Refused{"odd"};
  return number / 2;
}

}  // namespace

TEST_CASE("a result holds its value or its error") {
  CHECK(half(8).has_value());
  CHECK(*half(8) == 4);
  CHECK_FALSE(half(7));
  CHECK(half(7).error().why == "odd");
}

TEST_CASE("a result gives up what it owns") {
  mesh::Result<std::unique_ptr<int>, Refused> result(std::make_unique<int>(5));
  CHECK(*result->get() == 5);
  const std::unique_ptr<int> taken = *std::move(result);
  CHECK(*taken == 5);

  mesh::Result<int, Refused> failed(Refused{"no"});
  CHECK(std::move(failed).error().why == "no");
}
