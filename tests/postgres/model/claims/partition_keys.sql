CREATE TABLE t (a int) PARTITION BY RANGE (random()) -- fails 42P17

CREATE TABLE t (a int) PARTITION BY RANGE ((random())) -- fails 42P17

CREATE TABLE t (a int) PARTITION BY RANGE ((a + random())) -- fails 42P17

CREATE TABLE t (a timestamptz) PARTITION BY RANGE ((a::date)) -- fails 42P17

CREATE TABLE t (a timestamp) PARTITION BY RANGE ((a::date))

CREATE TABLE t (a text) PARTITION BY RANGE (lower(a))

CREATE TABLE t (a text) PARTITION BY RANGE ((1)) -- fails 42P17

CREATE TABLE t (a text) PARTITION BY RANGE ((now())) -- fails 42P17

CREATE TABLE t (a text) PARTITION BY LIST ((a || now())) -- fails

CREATE TABLE t (a text) PARTITION BY HASH (lower(a)) -- unknown existence 42704

CREATE TABLE t (a json) PARTITION BY HASH ((a->'x')) -- unknown existence 42704

CREATE TABLE t (a json) PARTITION BY RANGE ((a->'x')) -- fails 42704

CREATE TABLE t (a json) PARTITION BY RANGE (a) -- fails 42704

CREATE TABLE t (a int) PARTITION BY RANGE ((nope)) -- fails 42703

CREATE TABLE t (a int) PARTITION BY RANGE ((max(a))) -- fails 42803

CREATE TABLE t (a int) PARTITION BY RANGE ((select 1)) -- unknown opaque

CREATE TABLE t (a int) PARTITION BY RANGE (((select 1))) -- fails 0A000

CREATE TABLE t (a int) PARTITION BY RANGE ((a))

CREATE TABLE t (a int) PARTITION BY RANGE (nope) -- fails 42703

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED) PARTITION BY RANGE (b) -- fails 42P17

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED) PARTITION BY RANGE ((b + 1)) -- fails 42P17

CREATE TABLE t (a int) PARTITION BY LIST ((a+1), (a+2)) -- fails 42P17

CREATE TABLE t (a int) PARTITION BY RANGE (a text_ops) -- unknown existence 42804

CREATE TABLE t (a int) PARTITION BY RANGE (a int4_ops) -- unknown existence 42804

CREATE TABLE t (a int) PARTITION BY RANGE (a, a)

CREATE TABLE t (a int, UNIQUE (a)) PARTITION BY RANGE ((a+1)) -- fails 0A000

CREATE TABLE t (a int)
CREATE INDEX i ON t (random()) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((a + random())) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((a > random())) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE random() > 0.5 -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE a > random() -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((now())) -- fails 42P17

CREATE TABLE t (a timestamptz)
CREATE INDEX i ON t (a) WHERE a > now() -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((a::text || random()::text)) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((gen_random_uuid())) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t (abs(a)) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t (coalesce(a, 0))

CREATE TABLE t (a int)
CREATE INDEX i ON t ((a * random())) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t ((-random())) -- fails 42P17

CREATE TABLE t (a int)
CREATE INDEX i ON t (round(random())) -- fails

CREATE TABLE t (a int)
CREATE INDEX i ON t ((nextval('s'))) -- fails 42P01

CREATE TABLE t (a int, b float8 GENERATED ALWAYS AS (random()) STORED) -- fails 42P17

CREATE TABLE t (a int, b float8 GENERATED ALWAYS AS (a + random()) STORED) -- fails 42P17

CREATE TABLE t (a int, b timestamptz GENERATED ALWAYS AS (now()) STORED) -- fails 42P17

CREATE TABLE t (a int, b text GENERATED ALWAYS AS (current_user) STORED) -- fails 42P17

CREATE TABLE t (a int, b uuid GENERATED ALWAYS AS (gen_random_uuid()) STORED) -- fails 42P17

CREATE TABLE t (a int, b text GENERATED ALWAYS AS (a::text) STORED)

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (random()) STORED) -- fails 42P17

CREATE TABLE t (a int, b text GENERATED ALWAYS AS (md5(random()::text)) STORED) -- fails 42P17

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int GENERATED ALWAYS AS (b) STORED) -- fails 42P17

CREATE TABLE t (a int)
ALTER TABLE t ADD b float8 GENERATED ALWAYS AS (random()) STORED -- fails 42P17

CREATE TABLE t (a int, CHECK (random() > 0.5))

CREATE TABLE t (a timestamptz, CHECK (a > now()))

CREATE TABLE t (a int, EXCLUDE USING btree ((random()) WITH =)) -- unknown existence 42704

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (b + 1) STORED) -- fails 42P17

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (nextval('s')) STORED) -- fails 42P01

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (CASE WHEN random() > 0.5 THEN 1 END) STORED) -- unknown expression 42883

CREATE TABLE t (a int, b text GENERATED ALWAYS AS (a || 'x') STORED) -- unknown expression 42883

CREATE TABLE t (a text, b text GENERATED ALWAYS AS (concat(a, 'x')) STORED) -- fails 42P17

CREATE TABLE t (a timestamp) PARTITION BY RANGE (date_trunc('day', a))

CREATE TABLE t (a int, b text) PARTITION BY LIST (lower(b))

CREATE TABLE t (a int) PARTITION BY RANGE ((a % 10))

CREATE TABLE t (a int) PARTITION BY RANGE (abs(a)) -- unknown expression 42883

CREATE TABLE t (a int) PARTITION BY RANGE ((a / 10))

CREATE TABLE t (a jsonb) PARTITION BY LIST ((a->>'x'))

CREATE TABLE t (a jsonb) PARTITION BY RANGE ((a->'x'))

CREATE TABLE t (a point) PARTITION BY RANGE (a) -- fails 42704

CREATE TABLE t (a text) PARTITION BY HASH (a COLLATE "C")

CREATE TABLE t (a text[]) PARTITION BY LIST (a)

CREATE TABLE t (a xml) PARTITION BY HASH (a) -- fails 42704

CREATE TABLE t (a int) PARTITION BY RANGE (t) -- fails 42703

CREATE TABLE t (a int) PARTITION BY RANGE ((t IS NOT NULL)) -- unknown expression 42883

CREATE TABLE t (a int) PARTITION BY RANGE ((t.a + 1))

CREATE TABLE t (a text) PARTITION BY RANGE ('x') -- unknown opaque

CREATE TABLE t (a text) PARTITION BY RANGE (('x')) -- unknown existence 42704

CREATE TABLE t (a text) PARTITION BY RANGE ((NULL)) -- unknown existence 42704

CREATE TABLE t (a text) PARTITION BY RANGE (lower('X')) -- fails 42P17

CREATE TABLE t (a bool) PARTITION BY LIST ((NOT a))

CREATE TABLE t (a int) PARTITION BY LIST ((a IS NULL))

CREATE TABLE t (a int) PARTITION BY LIST ((true)) -- fails 42P17

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e) PARTITION BY LIST (a)

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e) PARTITION BY LIST ((a::text)) -- unknown expression 42846

CREATE TABLE t (a int) PARTITION BY LIST ((a::text))

CREATE TABLE t (a int) PARTITION BY LIST (CAST(a AS text)) -- unknown opaque

CREATE TABLE t (a int) PARTITION BY LIST ((CAST(a AS text)))

CREATE TABLE t (a int) PARTITION BY RANGE (a)
ALTER TABLE t SET (fillfactor=70) -- unknown existence
