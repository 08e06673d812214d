#include "model/tables.hpp"

namespace mesh::test {
namespace {

/// Rows of a table's name and one of its lines, in order.
constexpr const char* all_lines = R"(
  WITH tables AS (
    SELECT c.oid, c.relkind, c.relpersistence, nspname || '.' || relname AS called
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND relpersistence <> 't' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
  ), columns AS (
    SELECT a.*, pg_get_expr(adbin, adrelid) AS default_value, row_number() OVER (PARTITION BY attrelid ORDER BY attnum) AS place
      FROM pg_attribute a LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attnum > 0 AND NOT attisdropped AND attrelid >= 16384
  ), types AS (
    SELECT t.oid, coalesce(e.oid, t.oid) AS element, coalesce(e.typname, t.typname) AS called
      FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  )
  SELECT called, 1 AS part, 0 AS place,
         'table ' || relpersistence::text
           || coalesce((SELECT CASE partstrat WHEN 'r' THEN ' range' WHEN 'l' THEN ' list' ELSE ' hash' END || ' ('
                               || (SELECT string_agg(coalesce(attname, '()'), ', ' ORDER BY nth)
                                     FROM unnest(partattrs) WITH ORDINALITY AS key(attnum, nth)
                                     LEFT JOIN columns ON attrelid = partrelid AND columns.attnum = key.attnum) || ')'
                          FROM pg_partitioned_table WHERE partrelid = tables.oid), '') AS line
    FROM tables
  UNION ALL
  SELECT tables.called, 2, place,
         'column ' || place || ' ' || attname || ' ' || types.called
           || coalesce(substring(format_type(element, atttypmod) FROM '\([^)]*\)'), '') || CASE WHEN element <> atttypid THEN '[]' ELSE '' END
           || CASE WHEN attnotnull THEN ' not null' ELSE '' END || CASE WHEN attgenerated = 's' OR default_value !~ '^NULL::' THEN ' default' ELSE '' END
           || CASE attidentity WHEN 'a' THEN ' always' WHEN 'd' THEN ' by default' ELSE '' END
           || CASE attgenerated WHEN 's' THEN ' stored' ELSE '' END
    FROM tables JOIN columns ON attrelid = tables.oid JOIN types ON types.oid = atttypid
  UNION ALL
  SELECT called, 3, 0,
         'constraint ' || conname || ' ' || contype::text
           || CASE WHEN contype IN ('c', 'x') THEN ''
                   ELSE ' (' || (SELECT string_agg(attname, ', ' ORDER BY nth) FROM unnest(conkey) WITH ORDINALITY AS key(attnum, nth)
                                   JOIN columns ON attrelid = conrelid AND columns.attnum = key.attnum) || ')' END
           || CASE WHEN contype = 'f'
                   THEN ' -> ' || (SELECT nspname || '.' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                                    WHERE c.oid = confrelid)
                     || ' (' || (SELECT string_agg(attname, ', ' ORDER BY nth) FROM unnest(confkey) WITH ORDINALITY AS key(attnum, nth)
                                   JOIN columns ON attrelid = confrelid AND columns.attnum = key.attnum)
                     || ') ' || confdeltype::text || ' ' || confupdtype::text
                   ELSE '' END
           || CASE WHEN convalidated THEN '' ELSE ' not valid' END
    FROM tables JOIN pg_constraint k ON conrelid = tables.oid
   WHERE contype IN ('c', 'f', 'p', 'u', 'x')
     -- A key to a partitioned table has a further one for each of its partitions.
     AND NOT EXISTS (SELECT FROM pg_constraint whole WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)
  UNION ALL
  SELECT called, 4, 0,
         'index ' || c.relname || CASE WHEN indisunique THEN ' unique' ELSE '' END || ' ' || amname || ' ('
           || (SELECT string_agg(coalesce(attname, '()'), ', ' ORDER BY nth) FILTER (WHERE nth <= indnkeyatts) || ')'
                      || coalesce(' include (' || string_agg(attname, ', ' ORDER BY nth) FILTER (WHERE nth > indnkeyatts) || ')', '')
                 FROM unnest(indkey) WITH ORDINALITY AS key(attnum, nth)
                 LEFT JOIN columns ON attrelid = indrelid AND columns.attnum = key.attnum)
           || CASE WHEN indpred IS NULL THEN '' ELSE ' where' END
           || CASE WHEN EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
                   THEN ' of constraint' ELSE '' END
    FROM tables JOIN pg_index ON indrelid = tables.oid JOIN pg_class c ON c.oid = indexrelid JOIN pg_am ON pg_am.oid = c.relam
  ORDER BY 1, 2, 3, 4)";

constexpr const char* other_objects = R"(
  WITH own AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  )
  SELECT 'schema ' || nspname AS line FROM own WHERE nspname <> 'public'
  UNION ALL
  SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' ELSE 'sequence ' END || nspname || '.' || relname
    FROM pg_class c JOIN own ON own.oid = relnamespace
   WHERE relkind IN ('v', 'm') OR relkind = 'S' AND relpersistence <> 't' AND NOT EXISTS (
     SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND refobjsubid <> 0 AND deptype IN ('a', 'i'))
  UNION ALL
  SELECT CASE typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || nspname || '.' || typname
    FROM pg_type t JOIN own ON own.oid = typnamespace
   WHERE typtype IN ('d', 'e', 'r') OR EXISTS (SELECT FROM pg_class WHERE oid = typrelid AND relkind = 'c')
  ORDER BY line)";

}  // namespace

TableLines tables_of(Client& client) {
  TableLines tables;
  for (const Client::Row& row : client.rows(all_lines)) tables[row[0]].push_back(row[3]);
  return tables;
}

std::vector<std::string> objects_of(Client& client) { return client.column(other_objects); }

}  // namespace mesh::test
