#include "ddl/expression_names.hpp"

#include "catch.hpp"

using namespace mesh::ddl;

namespace {

std::string names_of(std::string_view expression) {
  std::string out;
  for (const std::string& name : expression_names(expression)) (out += out.empty() ? "" : ",") += name;
  return out;
}

}  // namespace

TEST_CASE("the columns that an expression mentions are told from its other names") {
  const auto [expression, names] = GENERATE(table<std::string_view, std::string_view>({
      {"a > 1 AND B IS NOT NULL OR NOT \"C\"", "a,b,C"},
      {"lower(a) || upper((b)) || pg_catalog.lower(c)", "a,b,c"},
      {"a + a * t.a - s.t.d", "a,d"},
      {"x::text = 'x' AND y::double precision > 0 AND z::s.my_type[] IS NULL", "x,y,z"},
      {"CAST(x AS timestamp with time zone) > y", "x,y"},
      {"(a).field > 1 AND b[c] IS UNKNOWN", "a,b,c"},
      {"date '2020-01-01' < at AND interval '1' day to second > day", "at,day"},
      {"timestamp with time zone '2020-01-01' AT TIME ZONE zone < time", "zone,time"},
      {"extract(year FROM at) > year", "at,year"},
      {"CASE WHEN a THEN b ELSE CASE c WHEN 1 THEN NULL END END AT TIME ZONE 'utc' > d", "a,b,c,d"},
      {"a COLLATE \"de\" LIKE b ESCAPE c AND d BETWEEN e AND f", "a,b,c,d,e,f"},
      {"a IS DISTINCT FROM b AND c IS NOT DOCUMENT AND d OPERATOR(pg_catalog.+) e IN (f, g)", "a,b,c,d,e,f,g"},
      {"CURRENT_USER = a AND b = ANY (ARRAY[c, 'd'])", "a,b,c"},
      {"time > 0 AND between BETWEEN value AND key", "time,between,value,key"},
      {"'a' || $$b$$ /* c */ -- d", ""},
      {"substring(a from 1 for b), trim(both c from d), position(e in f)", "a,b,c,d,e,f"},
      {"", ""},
  }));
  CAPTURE(expression);
  CHECK(names_of(expression) == names);
}
