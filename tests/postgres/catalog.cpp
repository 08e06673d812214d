#include "catalog.hpp"

namespace mesh::test {

std::vector<std::string> schema_of(Client& client) {
  return client.column(R"(
    WITH tables AS (
      SELECT c.oid, c.relname, c.relkind FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    ), lines AS (
      SELECT t.relname, 1 AS part, 0 AS place,
             'table ' || t.relname
               || CASE t.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(t.oid) ELSE '' END
               || coalesce((SELECT ' PARTITION OF ' || p.relname || ' ' || pg_get_expr(c.relpartbound, c.oid)
                              FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_class c ON c.oid = i.inhrelid
                             WHERE i.inhrelid = t.oid), '') AS line
        FROM tables t
      UNION ALL
      SELECT t.relname, 2, a.attnum,
             t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
               || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      UNION ALL
      SELECT t.relname, 3, 0, t.relname || ': ' || pg_get_constraintdef(k.oid)
        FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid
      UNION ALL
      SELECT t.relname, 4, 0, pg_get_indexdef(i.indexrelid) FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    )
    SELECT line FROM lines ORDER BY relname, part, place, line)");
}

}  // namespace mesh::test
