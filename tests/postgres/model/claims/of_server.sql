CREATE TABLE t (a aclitem) -- unknown existence 42704

CREATE TEMP TABLE z (a INT) -- unknown existence 42P07
DROP TABLE pg_temp.z -- unknown existence 3F000

CREATE TABLE t (a information_schema.sql_identifier) -- unknown existence 3F000

SET LOCAL lock_timeout = '5s'
SET LOCAL lock_timout = '5s' -- unknown existence

CREATE TABLE t (a NUMERIC(3, -2), b NUMERIC(3, -1000), c NUMERIC(3, - 1000))
CREATE TABLE u (a NUMERIC(3, -1001)) -- fails 22023
CREATE TABLE u (a NUMERIC(1001, -2)) -- fails 22023
