// What is read of CREATE INDEX.
#include "catch.hpp"
#include "facts_text.hpp"

using namespace mesh::test;

TEST_CASE("an index is read with its keys") {
  CHECK(facts_of("CREATE UNIQUE INDEX IF NOT EXISTS \"ix\" ON \"t\" (\"a\" ASC, \"b\" DESC NULLS LAST) WHERE a > 1 AND "
                 "b IS NULL") ==
        "create unique index ix on t btree if not exists; a[\"a\"]; b[\"b\"]; where [a > 1 AND b IS NULL]");
  CHECK(facts_of("CREATE INDEX CONCURRENTLY ON ONLY s.t USING \"gin\" (lower(b) COLLATE \"C\" text_pattern_ops DESC, "
                 "(a || b) s.ops(x=1), pg_catalog.upper(c))") ==
        "create index  on s.t gin concurrently only; [lower(b)] text_pattern_ops; [(a || b)] s.ops; "
        "[pg_catalog.upper(c)]");
  CHECK(facts_of("CREATE INDEX ix ON t * (a NULLS FIRST, b nulls) INCLUDE (d, \"E\") NULLS NOT DISTINCT WITH "
                 "(fillfactor=1) TABLESPACE q") ==
        "create index ix on t btree nulls not distinct; a[a]; b[b] nulls; include (d,E)");
  CHECK(facts_of("CREATE INDEX if ON t (a)") == "create index if on t btree; a[a]");
}

TEST_CASE("what is no CREATE INDEX of PostgreSQL is not read") {
  CHECK(facts_of("CREATE INDEX ix ON t (a b c)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (a + 1)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t ()") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t") == "opaque");
  CHECK(facts_of("CREATE INDEX IF NOT EXISTS ON t (a)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (a) WHERE") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (a) INCLUDE (lower(b))") == "opaque");
  CHECK(facts_of("CREATE INDEX s.ix ON t (a)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (now)(a)") == "opaque");
  CHECK(facts_of("CREATE UNLOGGED INDEX ix ON t (a)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t ((a), b DESC ASC)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (())") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (a) WHERE x)") == "opaque");
  CHECK(facts_of("CREATE INDEX ix ON t (a) WHERE x, y") == "opaque");
}
