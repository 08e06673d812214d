CREATE TABLE t (a int) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=70)

CREATE TABLE t (a int) WITH (fillfactor=101) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor='70')

CREATE TABLE t (a int) WITH (fillfactor=abc) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor) -- fails 22023

CREATE TABLE t (a int) WITH (nope=5) -- fails 22023

CREATE TABLE t (a int) WITH (autovacuum_enabled=off)

CREATE TABLE t (a int) WITH (autovacuum_enabled=maybe) -- fails 22023

CREATE TABLE t (a int) WITH (autovacuum_vacuum_scale_factor=0.01)

CREATE TABLE t (a int) WITH (autovacuum_vacuum_scale_factor=101) -- fails 22023

CREATE TABLE t (a int) WITH (autovacuum_vacuum_threshold=-1) -- fails 22023

CREATE TABLE t (a int) WITH (toast.autovacuum_enabled=off)

CREATE TABLE t (a int) WITH (toast.fillfactor=10) -- fails 22023

CREATE TABLE t (a int) WITH (nope.fillfactor=10) -- fails 22023

CREATE TABLE t (a int) WITH (oids=true) -- unknown expression 0A000

CREATE TABLE t (a int) WITH (oids=false) -- unknown expression 0A000

CREATE TABLE t (a int) WITH (oids) -- unknown expression 0A000

CREATE TABLE t (a int) WITH (parallel_workers=4)

CREATE TABLE t (a int) WITH (parallel_workers=5000) -- fails 22023

CREATE TABLE t (a int) WITH (user_catalog_table=true)

CREATE TABLE t (a int) WITH (toast_tuple_target=100) -- fails 22023

CREATE TABLE t (a int) WITH (toast_tuple_target=128)

CREATE TABLE t (a int) WITH (vacuum_truncate)

CREATE TABLE t (a int) WITH (vacuum_index_cleanup=auto)

CREATE TABLE t (a int) WITH (vacuum_index_cleanup=maybe) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=70, fillfactor=80) -- fails 22023

CREATE TABLE t (a int) WITH (FILLFACTOR=70)

CREATE TABLE t (a int) WITH ("FILLFACTOR"=70) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=70.5)

CREATE TABLE t (a int) WITH (fillfactor=-70) -- fails 22023

CREATE TABLE t (a int) PARTITION BY RANGE (a) WITH (fillfactor=70) -- fails 22023

CREATE TABLE t (a int) WITH (n_distinct=5) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t SET (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t SET (fillfactor=50, autovacuum_enabled = true)

CREATE TABLE t (a int)
ALTER TABLE t SET (nope=5) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t RESET (nope) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t RESET (fillfactor) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t RESET (fillfactor=5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET (n_distinct=5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET (n_distinct=-0.5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET (n_distinct=-5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET (nope=5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER nope SET (n_distinct=5) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STATISTICS 1000 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STATISTICS 100000 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STATISTICS -1 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STATISTICS -2 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER nope SET STATISTICS 10 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STORAGE external -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STORAGE plain -- unknown existence

CREATE TABLE t (a text)
ALTER TABLE t ALTER a SET STORAGE external -- unknown existence

CREATE TABLE t (a text)
ALTER TABLE t ALTER a SET STORAGE nope -- unknown existence

CREATE TABLE t (a text)
ALTER TABLE t ALTER a SET COMPRESSION pglz -- unknown existence

CREATE TABLE t (a text)
ALTER TABLE t ALTER a SET COMPRESSION nope -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET COMPRESSION pglz -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET COMPRESSION default -- unknown existence

CREATE TABLE t (a int COMPRESSION pglz) -- fails 0A000

CREATE TABLE t (a text COMPRESSION pglz)

CREATE TABLE t (a text COMPRESSION nope) -- fails 22023

CREATE TABLE t (a text COMPRESSION default)

CREATE TABLE t (a text COMPRESSION lz4) -- unknown expression 0A000

CREATE TABLE t (a text STORAGE plain) -- fails 42601

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (fillfactor=70)

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (nope=70) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (deduplicate_items=off)

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (deduplicate_items=maybe) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t USING hash (a) WITH (fillfactor=70)

CREATE TABLE t (a int)
CREATE INDEX i ON t USING hash (a) WITH (deduplicate_items=off) -- fails 22023

CREATE TABLE t (a jsonb)
CREATE INDEX i ON t USING gin (a) WITH (fastupdate=off)

CREATE TABLE t (a jsonb)
CREATE INDEX i ON t USING gin (a) WITH (fillfactor=70) -- fails 22023

CREATE TABLE t (a jsonb)
CREATE INDEX i ON t USING gin (a) WITH (gin_pending_list_limit=10) -- fails 22023

CREATE TABLE t (a jsonb)
CREATE INDEX i ON t USING gin (a) WITH (gin_pending_list_limit=64)

CREATE TABLE t (a int)
CREATE INDEX i ON t USING brin (a) WITH (pages_per_range=32)

CREATE TABLE t (a int)
CREATE INDEX i ON t USING brin (a) WITH (pages_per_range=0) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t USING brin (a) WITH (autosummarize=on)

CREATE TABLE t (a point)
CREATE INDEX i ON t USING gist (a) WITH (buffering=auto)

CREATE TABLE t (a point)
CREATE INDEX i ON t USING gist (a) WITH (buffering=maybe) -- fails 22023

CREATE TABLE t (a text)
CREATE INDEX i ON t USING spgist (a) WITH (fillfactor=70)

CREATE TABLE t (a int UNIQUE WITH (fillfactor=5)) -- fails 22023

CREATE TABLE t (a int PRIMARY KEY WITH (fillfactor=70))

CREATE TABLE t (a int, UNIQUE (a) WITH (nope=5)) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
ALTER INDEX i SET (fillfactor=5) -- unknown existence

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
ALTER INDEX i SET (fillfactor=50) -- unknown existence

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
ALTER INDEX i SET (nope=50) -- unknown existence

CREATE TABLE t (a int) TABLESPACE nope -- unknown existence 42704

CREATE TABLE t (a int) TABLESPACE pg_default

CREATE TABLE t (a int) TABLESPACE pg_global -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) TABLESPACE nope -- unknown existence 42704

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) TABLESPACE pg_default

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) TABLESPACE pg_global -- fails 22023

CREATE TABLE t (a int UNIQUE USING INDEX TABLESPACE nope) -- unknown existence 42704

CREATE TABLE t (a int UNIQUE USING INDEX TABLESPACE pg_default)

CREATE TABLE t (a int)
ALTER TABLE t SET TABLESPACE nope -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t SET TABLESPACE pg_default -- unknown existence

CREATE TABLE t (a int) USING heap

CREATE TABLE t (a int) USING nope -- fails 42704

CREATE TABLE t (a int) USING btree -- fails 55000

CREATE TABLE t (a int)
ALTER TABLE t SET ACCESS METHOD heap -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t SET ACCESS METHOD nope -- unknown existence

CREATE VIEW v WITH (security_barrier) AS SELECT 1 -- unknown existence

CREATE VIEW v WITH (nope) AS SELECT 1 -- unknown existence

CREATE VIEW v WITH (security_invoker=true) AS SELECT 1 x -- unknown existence

CREATE MATERIALIZED VIEW v WITH (fillfactor=5) AS SELECT 1 x -- unknown existence

CREATE MATERIALIZED VIEW v TABLESPACE nope AS SELECT 1 x -- unknown existence

CREATE TABLE t WITH (fillfactor=5) AS SELECT 1 x -- unknown existence 42P01

CREATE TABLE t (a int)
CREATE TABLE t (a int) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE TABLE IF NOT EXISTS t (a int) WITH (fillfactor=5) -- skipped

CREATE TABLE t (a int)
CREATE TABLE t (a int) TABLESPACE nope -- fails

CREATE TABLE t (a int)
CREATE TABLE t (a int) USING nope -- fails 42704

CREATE TABLE t (a nope) WITH (fillfactor=5) -- fails 42704

CREATE TABLE t (a record) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int DEFAULT 'x') WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int CHECK (a)) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int, a int) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int REFERENCES nope) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int) ON COMMIT DROP -- fails 42P16

CREATE TABLE t (a int PRIMARY KEY) PARTITION BY RANGE (a)
CREATE TABLE u PARTITION OF t FOR VALUES FROM (1) TO (10) WITH (fillfactor=70) -- unknown existence 42P17

CREATE TABLE t (a int PRIMARY KEY) PARTITION BY RANGE (a)
CREATE TABLE u PARTITION OF t FOR VALUES FROM (1) TO (10) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false)

CREATE TABLE t (a int) WITH (autovacuum_vacuum_scale_factor=0.05, autovacuum_analyze_scale_factor=0.02)

CREATE TABLE t (a int) WITH (autovacuum_vacuum_cost_delay=0)

CREATE TABLE t (a int) WITH (autovacuum_vacuum_scale_factor='0.05')

CREATE TABLE t (a int) WITH (autovacuum_enabled='false', vacuum_truncate=no)

CREATE TABLE t (a int) WITH (autovacuum_enabled=o) -- fails 22023

CREATE TABLE t (a int) WITH (vacuum_index_cleanup=o) -- fails 22023

CREATE TABLE t (a int) WITH (vacuum_index_cleanup=tru) -- fails 22023

CREATE TABLE t (a point)
CREATE INDEX i ON t USING gist (a) WITH (buffering=true) -- fails 22023

CREATE TABLE t (a point)
CREATE INDEX i ON t USING gist (a) WITH (buffering=1) -- fails 22023

CREATE TABLE t (a int) WITH (vacuum_index_cleanup=1)

CREATE TABLE t (a int) WITH (fillfactor='abc') -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor='') -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=' 70 ')

CREATE TABLE t (a int) WITH (fillfactor='70kB') -- fails 22023

CREATE TABLE t (a int) WITH (fillfactor=100.4) -- unknown expression 22023

CREATE TABLE t (a int) WITH (fillfactor=1e2) -- unknown expression 22023

CREATE TABLE t (a int) WITH (fillfactor=9.7) -- unknown expression 22023

CREATE TABLE t (a int) WITH (autovacuum_vacuum_scale_factor=100.5) -- unknown expression 22023

CREATE TABLE t (a int) WITH (log_autovacuum_min_duration=-1)

CREATE TABLE t (a int) WITH (log_autovacuum_min_duration=-2) -- fails 22023

CREATE TABLE t (a int) WITH (log_autovacuum_min_duration='1s') -- fails 22023

CREATE TABLE t (a int) WITH (user_catalog_table)

CREATE TABLE t (a int) WITH ("fillfactor"=70)

CREATE TABLE t (a int) WITH (fillfactor='70', nope) -- fails 22023

CREATE TABLE t (a int) WITH (toast.toast_tuple_target=128) -- fails 22023

CREATE TABLE t (a int) WITH (toast.autovacuum_analyze_threshold=5) -- fails 22023

CREATE TABLE t (a int) WITH (toast.autovacuum_enabled=off, toast.autovacuum_enabled=on) -- fails 22023

CREATE TABLE t (a int) WITH (toast.autovacuum_enabled=off, autovacuum_enabled=on)

CREATE TABLE t (a int) WITH (parallel_workers=0)

CREATE TABLE t (a int)
ALTER TABLE t ADD COLUMN b text COMPRESSION nope -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t ADD COLUMN b int COMPRESSION pglz -- fails 0A000

CREATE TABLE t (a numeric COMPRESSION pglz, b jsonb COMPRESSION pglz, c bytea COMPRESSION pglz, d text[] COMPRESSION pglz, e varchar(5) COMPRESSION pglz) -- unknown expression 0A000

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e COMPRESSION pglz) -- fails 0A000

CREATE DOMAIN d AS text
CREATE TABLE t (a d COMPRESSION pglz)

CREATE TABLE t (a inet COMPRESSION pglz) -- unknown expression 0A000

CREATE TABLE t (a serial COMPRESSION pglz) -- fails 0A000

CREATE TABLE t (a int, UNIQUE (a) WITH (fillfactor=70) USING INDEX TABLESPACE pg_default)

CREATE TABLE t (a int, UNIQUE (nope) WITH (fillfactor=5)) -- fails 42703

CREATE TABLE t (a json UNIQUE WITH (fillfactor=5)) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t ADD UNIQUE (a) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t ADD UNIQUE (nope) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (nope) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a json)
CREATE INDEX i ON t (a) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t USING nope (a) WITH (fillfactor=5) -- fails 42704

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WITH (fillfactor=5) WHERE now() > '2020-01-01' -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t (random()) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
CREATE INDEX i ON t (a) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
CREATE INDEX IF NOT EXISTS i ON t (a) WITH (fillfactor=5) -- fails 22023

CREATE VIEW v AS SELECT 1 AS x -- unknown existence
ALTER TABLE v SET (fillfactor=5) -- unknown existence 42809

CREATE VIEW v AS SELECT 1 AS x -- unknown existence
ALTER TABLE v SET (security_barrier=true) -- unknown existence 42809

CREATE TABLE t (a int)
ALTER TABLE t SET (toast.autovacuum_enabled=off)

CREATE TABLE t (a int)
ALTER TABLE t SET (autovacuum_enabled)

CREATE TABLE t (a int)
ALTER TABLE t RESET (autovacuum_enabled, fillfactor) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ADD b int, SET (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
ALTER TABLE t SET (fillfactor=5), ADD b nope -- fails 42704

CREATE TABLE t (a int)
ALTER TABLE t DROP nope, SET (fillfactor=5) -- fails 42703
