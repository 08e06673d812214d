#include "ddl/functions.hpp"

#include <string_view>

#include "catch.hpp"

using mesh::ddl::Volatility;
using mesh::ddl::volatility_in;

TEST_CASE("an expression is as volatile as the most volatile thing that it calls") {
  const auto [expression, expected] = GENERATE(table<std::string_view, Volatility>({
      {"", Volatility::immutable},
      {"'now()'", Volatility::immutable},
      {"md5('a')", Volatility::immutable},
      {"(1 + 1)::numeric(10, 2)", Volatility::immutable},
      {"'a'::my_type(3)", Volatility::immutable},
      {"'a'::app.my_type (3)", Volatility::immutable},
      {"CAST('a' AS my_type(3))", Volatility::immutable},
      {"ARRAY[]::text[]", Volatility::immutable},
      {"a IN (1, 2) AND (b)", Volatility::immutable},
      {"now()", Volatility::stable},
      {"Current_Timestamp", Volatility::stable},
      {"CURRENT_TIMESTAMP(3)", Volatility::stable},
      {"timezone('UTC'::text, now())", Volatility::stable},
      {"now() - interval '1 day'", Volatility::stable},
      {"now", Volatility::immutable},
      {"timestamp_id('accounts'::text)", Volatility::unknown},
      {"app.now()", Volatility::unknown},
      {"\"now\"()", Volatility::unknown},
      {"pg_catalog.now()", Volatility::stable},
      {"pg_catalog.random()", Volatility::is_volatile},
      {"(random() * 100)::int", Volatility::is_volatile},
      {"COALESCE(mine(), gen_random_uuid())", Volatility::is_volatile},
      {"nextval('user_id_seq'::regclass)", Volatility::is_volatile},
      {"md5(random()::text || clock_timestamp()::text)", Volatility::is_volatile},
      {"random ()", Volatility::is_volatile},
  }));
  CAPTURE(expression);
  CHECK(volatility_in(expression) == expected);
}
