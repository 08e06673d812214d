CREATE TABLE t (a INT4RANGE, b INT, EXCLUDE USING gist (a WITH &&, int4range(b, b + 1) WITH &&)) -- unknown existence 42704
CREATE INDEX t_a_int4range_excl ON t (b) -- fails 42P07

CREATE TABLE t (a INT4RANGE, b TSRANGE, EXCLUDE USING gist ((a) WITH &&, (lower(b)::text::int4range) range_ops WITH OPERATOR(pg_catalog.&&)) WHERE (NOT isempty(a))) -- unknown existence 42704
CREATE TABLE u (a INT4RANGE, EXCLUDE USING gist (a WITH &&) INCLUDE (a)) -- unknown existence 42704
