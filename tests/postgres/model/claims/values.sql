CREATE TABLE t (a varchar(3) DEFAULT 'abcdef')

CREATE TABLE t (a int)
ALTER TABLE t ADD b varchar(3) DEFAULT 'abcdef' -- unknown expression 22001

CREATE TABLE t (a int)
ALTER TABLE t ADD b varchar(3) DEFAULT 'abc'

CREATE TABLE t (a smallint DEFAULT 100000)

CREATE TABLE t (a int)
ALTER TABLE t ADD b smallint DEFAULT 100000 -- unknown expression 22003

CREATE TABLE t (a int)
ALTER TABLE t ADD b numeric(5,2) DEFAULT 1000 -- unknown expression 22003

CREATE TABLE t (a int)
ALTER TABLE t ADD b numeric(10,2) DEFAULT 0

CREATE TABLE t (a int)
ALTER TABLE t ADD b int DEFAULT 1 / 0 -- unknown expression

CREATE TABLE t (a int DEFAULT 1 / 0)

CREATE TABLE t (a text(10)) -- fails 42601

CREATE TABLE t (a int(10)) -- unknown opaque

CREATE TABLE t (a uuid(10)) -- fails 42601

CREATE TABLE t (a varchar(0)) -- fails 22023

CREATE TABLE t (a varchar(10485761)) -- fails 22023

CREATE TABLE t (a varchar(10485760))

CREATE TABLE t (a char(0)) -- fails 22023

CREATE TABLE t (a numeric(2000)) -- fails 22023

CREATE TABLE t (a numeric(0)) -- fails 22023

CREATE TABLE t (a numeric(5,10))

CREATE TABLE t (a numeric(5,-3))

CREATE TABLE t (a numeric(5,1001)) -- fails 22023

CREATE TABLE t (a bit(0)) -- fails 22023

CREATE TABLE t (a bit varying(0)) -- fails 22023

CREATE TABLE t (a timestamp(3), b time(3), c interval(3), d timestamptz(6))

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e(3)) -- fails 42601

CREATE DOMAIN d AS varchar(0) -- fails 22023

CREATE DOMAIN d AS int
CREATE TABLE t (a d(3)) -- fails 42601

CREATE TABLE t (a text(10)[]) -- fails 42601

CREATE TABLE t (a int, b text)
ALTER TABLE t ALTER a TYPE varchar(0) -- fails 22023

CREATE TABLE t (a "char"(3)) -- fails 42601

CREATE TABLE t (a serial(3)) -- fails 42601

CREATE TABLE t (a int DEFAULT (SELECT 1)) -- fails 0A000

CREATE TABLE t (a int DEFAULT max(1)) -- fails 42803

CREATE TABLE t (a int DEFAULT count(*)) -- fails 42803

CREATE TABLE t (a int DEFAULT row_number() over ()) -- unknown opaque

CREATE TABLE t (a int DEFAULT generate_series(1,2)) -- fails 0A000

CREATE TABLE t (a int DEFAULT unnest(array[1])) -- unknown expression 42883

CREATE TABLE t (a int DEFAULT nosuch()) -- unknown expression 42883

CREATE TABLE t (a int DEFAULT nosuch(1)) -- unknown expression 42883

CREATE TABLE t (a int CHECK ((SELECT true))) -- fails 0A000

CREATE TABLE t (a int CHECK (a IN (SELECT 1))) -- fails 0A000

CREATE TABLE t (a int CHECK (EXISTS (SELECT 1))) -- fails 0A000

CREATE TABLE t (a int CHECK (max(a) > 1)) -- fails 42803

CREATE TABLE t (a int CHECK (count(*) > 1)) -- fails 42803

CREATE TABLE t (a int CHECK (row_number() over () > 1)) -- fails 42P20

CREATE TABLE t (a int CHECK (generate_series(1,2) > 1)) -- fails 0A000

CREATE TABLE t (a int CHECK (nosuch(a) > 1)) -- unknown expression 42883

CREATE TABLE t (a int CHECK (a)) -- fails 42804

CREATE TABLE t (a int CHECK (1)) -- fails 42804

CREATE TABLE t (a int CHECK ('x')) -- fails 22P02

CREATE TABLE t (a int CHECK (a > 'x')) -- fails 22P02

CREATE TABLE t (a int CHECK (a = 'x')) -- fails 22P02

CREATE TABLE t (a int, b text CHECK (b > 1)) -- fails 42883

CREATE TABLE t (a int, b text CHECK (b IN ('a', 'b')))

CREATE TABLE t (a int CHECK (a IN ('a', 'b'))) -- fails 22P02

CREATE TABLE t (a int CHECK (a > 0 AND a < 100 OR a IS NULL))

CREATE TABLE t (a int CHECK (a BETWEEN 1 AND 5))

CREATE TABLE t (a text CHECK (length(a) > 2 AND a ~* '^x' AND a NOT LIKE '%y'))

CREATE TABLE t (a boolean CHECK (a = 1)) -- fails 42883

CREATE TABLE t (a boolean CHECK (a = true AND NOT a))

CREATE TABLE t (a numeric CHECK (a >= 0), b date CHECK (b > '2020-01-01'), c timestamptz CHECK (c > b))

CREATE TABLE t (a json CHECK (a = '{}')) -- unknown expression 42883

CREATE TABLE t (a uuid CHECK (a > 1)) -- fails 42883

CREATE TABLE t (a int, b int GENERATED ALWAYS AS ((SELECT 1)) STORED) -- fails 0A000

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (max(a)) STORED) -- fails 42803

CREATE TABLE t (a int, b int GENERATED ALWAYS AS ('x') STORED) -- fails 22P02

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (true) STORED) -- fails 42804

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)

CREATE TABLE t (a text, b text GENERATED ALWAYS AS (lower(a)) STORED, c text GENERATED ALWAYS AS (a || 'x') STORED)

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (nosuch(a)) STORED) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t (((SELECT 1))) -- fails 0A000

CREATE TABLE t (a int)
CREATE INDEX i ON t (max(a)) -- fails 42803

CREATE TABLE t (a int)
CREATE INDEX i ON t ((row_number() over ())) -- fails 42P20

CREATE TABLE t (a int)
CREATE INDEX i ON t (generate_series(1,a)) -- fails 0A000

CREATE TABLE t (a int)
CREATE INDEX i ON t (nosuch(a)) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE (SELECT true) -- fails 0A000

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE max(a) > 1 -- fails 42803

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE a -- fails 42804

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE 'x' -- fails 22P02

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE a = 'x' -- fails 22P02

CREATE TABLE t (a int)
CREATE INDEX i ON t ((1))

CREATE TABLE t (a int DEFAULT b) -- fails 0A000

CREATE TABLE t (a int DEFAULT upper(b)) -- fails 0A000

CREATE TABLE t (a int DEFAULT x.nosuch(1)) -- unknown expression 42883

CREATE TABLE t (a int DEFAULT now()) -- fails 42804

CREATE TABLE t (a timestamptz DEFAULT now(), b date DEFAULT now(), c timestamp DEFAULT CURRENT_TIMESTAMP, d date DEFAULT CURRENT_DATE, e text DEFAULT now(), f timestamptz(3) DEFAULT CURRENT_TIMESTAMP(3), g text DEFAULT CURRENT_USER)

CREATE TABLE t (a time DEFAULT now()) -- unknown expression 42804

CREATE TABLE t (a uuid DEFAULT gen_random_uuid(), b text DEFAULT gen_random_uuid(), c float DEFAULT random(), d int DEFAULT random())

CREATE TABLE t (a int DEFAULT gen_random_uuid()) -- fails 42804

CREATE TABLE t (a bool DEFAULT 0) -- fails 42804

CREATE TABLE t (a bool DEFAULT 'maybe') -- fails 22P02

CREATE TABLE t (a bool DEFAULT 'yes', b bool DEFAULT 't', c bool DEFAULT '0', d bool DEFAULT FALSE)

CREATE TABLE t (a int DEFAULT 'a'::text) -- fails 42804

CREATE TABLE t (a int DEFAULT 'a'::int) -- fails 22P02

CREATE TABLE t (a jsonb DEFAULT '{}'::jsonb, b jsonb DEFAULT '[]', c text[] DEFAULT '{}', d text[] DEFAULT '{}'::text[])

CREATE TABLE t (a int DEFAULT '{}'::jsonb) -- fails 42804

CREATE TABLE t (a int DEFAULT '{x}'::jsonb) -- fails

CREATE TABLE t (a int DEFAULT 1::boolean) -- fails 42804

CREATE TABLE t (a int DEFAULT 'x'::nosuch) -- fails 42704

CREATE TABLE t (a int DEFAULT +1, b int DEFAULT -1.5, c int DEFAULT 3000000000, d bigint DEFAULT 99999999999999999999, e text DEFAULT 1)

CREATE TABLE t (a date DEFAULT 1) -- fails 42804

CREATE TABLE t (a date DEFAULT '') -- fails 22007

CREATE TABLE t (a date DEFAULT '2024-02-28', b timestamptz DEFAULT 'now', c interval DEFAULT '1 day')

CREATE TABLE t (a date DEFAULT '2024-13-01') -- unknown expression 22P02

CREATE TABLE t (a interval DEFAULT '') -- fails 22007

CREATE TABLE t (a uuid DEFAULT 'x') -- fails 22P02

CREATE TABLE t (a uuid DEFAULT '00000000-0000-0000-0000-000000000000')

CREATE TABLE t (a json DEFAULT 'x') -- fails 22P02

CREATE TABLE t (a jsonb DEFAULT '') -- fails 22P02

CREATE TABLE t (a bytea DEFAULT 'x')

CREATE TABLE t (a int[] DEFAULT 'x') -- fails 22P02

CREATE TABLE t (a int[] DEFAULT 1) -- fails 42804

CREATE TABLE t (a int DEFAULT '{}') -- fails 22P02

CREATE TABLE t (a int DEFAULT '') -- fails 22P02

CREATE TABLE t (a int DEFAULT ' 1 ', b bigint DEFAULT '-5', c numeric DEFAULT '1.5')

CREATE TABLE t (a int DEFAULT '1.5') -- fails 22P02

CREATE TABLE t (a int DEFAULT NULL, b int DEFAULT NULL::int, c text DEFAULT (NULL))

CREATE TABLE t (a bool DEFAULT NULL::int) -- fails 42804

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT 'y') -- fails 22P02

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT 'x')

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT 1) -- fails 42804

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT 'x'::text) -- fails 42804

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT 'y'::e) -- fails 22P02

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a text DEFAULT 'x'::e)

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e CHECK (a IN ('x', 'y'))) -- fails 22P02

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e CHECK (a <> 'x'))

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e DEFAULT now()) -- fails 42804

CREATE TYPE e AS ENUM ('x')
CREATE DOMAIN d AS e
CREATE TABLE t (a d DEFAULT 'y') -- fails 22P02

CREATE DOMAIN d AS int CHECK (VALUE > 0)
CREATE TABLE t (a d DEFAULT -1)

CREATE DOMAIN d AS int CHECK (VALUE > 0)
CREATE TABLE t (a d DEFAULT 'x') -- fails 22P02

CREATE DOMAIN d AS int DEFAULT 'x' -- fails 22P02

CREATE DOMAIN d AS int DEFAULT true -- fails 42804

CREATE DOMAIN d AS int CHECK (VALUE > 'x') -- fails 22P02

CREATE DOMAIN d AS int CHECK ((select true)) -- fails 0A000

CREATE DOMAIN d AS text CHECK (VALUE ~ '^a' AND length(VALUE) < 10)

CREATE TYPE c AS (x int)
CREATE TABLE t (a c DEFAULT 1) -- fails 42804

CREATE SEQUENCE s
CREATE TABLE t (a int DEFAULT nextval('s'), b bigint DEFAULT nextval('public.s'))

CREATE TABLE t (a int DEFAULT nextval('s')) -- fails 42P01

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET DEFAULT 'x' -- fails 22P02

CREATE TABLE t (a bool)
ALTER TABLE t ALTER a SET DEFAULT 0 -- fails 42804

CREATE TABLE t (a int DEFAULT 1 + 1, b text DEFAULT 'a' || 'b', c timestamptz DEFAULT now() + interval '1 day')

CREATE TABLE t (a timestamptz DEFAULT (now() AT TIME ZONE 'utc'))

CREATE TABLE t (a text DEFAULT coalesce(NULL, 'x'))

CREATE TABLE t (a text, b text CHECK (lower(a) = b AND coalesce(a, b) IS NOT NULL))

CREATE TABLE t (a int, CHECK (a > 0 AND nosuch(a) > 'x')) -- unknown expression 42883

CREATE TABLE t (a int, CHECK (a = b)) -- fails 42703

CREATE TABLE t (a text DEFAULT 'x')
ALTER TABLE t ALTER a TYPE int USING 1 -- fails 42804

CREATE TABLE t (a text DEFAULT 'x')
ALTER TABLE t ALTER a TYPE varchar(3)

CREATE TABLE t (a int DEFAULT 1)
ALTER TABLE t ALTER a TYPE bigint

CREATE TABLE t (a int DEFAULT 1)
ALTER TABLE t ALTER a TYPE text

CREATE TABLE t (a int DEFAULT 1)
ALTER TABLE t ALTER a TYPE bool USING true -- fails 42804

CREATE TABLE t (a bool DEFAULT true)
ALTER TABLE t ALTER a TYPE int USING 1 -- fails 42804

CREATE TABLE t (a int DEFAULT 1)
ALTER TABLE t ALTER a TYPE bool USING true, ALTER a SET DEFAULT true -- fails 42804

CREATE TABLE t (a int DEFAULT 1)
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE bool USING true

CREATE TABLE t (a int DEFAULT NULL)
ALTER TABLE t ALTER a TYPE bool USING true

CREATE TABLE t (a serial)
ALTER TABLE t ALTER a TYPE text

CREATE TABLE t (a serial)
ALTER TABLE t ALTER a TYPE bigint

CREATE TABLE t (a serial)
ALTER TABLE t ALTER a TYPE uuid USING null -- fails 42804

CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)
ALTER TABLE t ALTER a TYPE bigint

CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)
ALTER TABLE t ALTER a TYPE text -- fails 22023

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED)
ALTER TABLE t ALTER a TYPE bigint -- fails 0A000

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED)
ALTER TABLE t ALTER b TYPE bigint

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED)
ALTER TABLE t ALTER b TYPE bool -- fails 42804

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED)
ALTER TABLE t ALTER b TYPE bool USING true -- fails 42611

CREATE TABLE t (a timestamptz DEFAULT now())
ALTER TABLE t ALTER a TYPE date

CREATE TABLE t (a text DEFAULT 1)
ALTER TABLE t ALTER a TYPE int USING 2

CREATE TABLE t (a text DEFAULT '{}')
ALTER TABLE t ALTER a TYPE jsonb USING a::jsonb -- fails 42804

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE int USING 'x' -- fails 22P02

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE int USING true -- fails 42804

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE int USING a::int

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE int USING (select 1) -- fails 0A000

CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b int NOT NULL DEFAULT NULL::int -- unknown rows 23502

CREATE TABLE t (a int)
ALTER TABLE t ADD b int NOT NULL DEFAULT NULL::int

CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b int NOT NULL DEFAULT (NULL) -- unknown rows 23502

CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b int NOT NULL DEFAULT 1

CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b int NOT NULL GENERATED ALWAYS AS (a) STORED -- unknown rows 23502

CREATE DOMAIN d AS int NOT NULL
CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b d -- unknown rows 23502

CREATE DOMAIN d AS int NOT NULL
CREATE TABLE t (a int)
ALTER TABLE t ADD b d

CREATE DOMAIN d AS int CHECK (VALUE > 0)
CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b d DEFAULT 0 -- unknown rows 23514

CREATE DOMAIN d AS int CHECK (VALUE > 0)
CREATE TABLE t (a int)
ALTER TABLE t ADD b d DEFAULT 0

CREATE DOMAIN d AS int CHECK (VALUE IS NOT NULL)
CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b d -- unknown rows 23514

CREATE DOMAIN d AS int NOT NULL
CREATE DOMAIN d2 AS d
CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b d2 -- unknown rows

CREATE TABLE t (a int)
INSERT INTO t VALUES (1) -- unknown rows
ALTER TABLE t ADD b int GENERATED ALWAYS AS (1 / (a - 1)) STORED -- unknown rows

CREATE TABLE t (a int)
ALTER TABLE t ADD b int GENERATED ALWAYS AS (1 / 0) STORED -- unknown expression

CREATE TYPE e AS ENUM ('a')
ALTER TYPE e ADD VALUE 'b'
CREATE TABLE t (x e DEFAULT 'b') -- fails 55P04

CREATE TABLE t (a TEXT)
ALTER TABLE t ALTER a TYPE INT USING CASE WHEN a = 'x' THEN 1 END -- unknown expression 42883

CREATE TABLE t (a INT DEFAULT CAST('x' AS INT)) -- fails 22P02

CREATE TABLE t (a TIMESTAMPTZ DEFAULT now() + INTERVAL '7 days')

CREATE TABLE t (a TEXT DEFAULT 1::INT)
ALTER TABLE t ALTER a TYPE INT USING 2

CREATE TABLE t (a INT DEFAULT '12 years') -- fails 22P02

CREATE TABLE t (a INT DEFAULT '99999999999 years') -- unknown expression 22P02

CREATE TABLE t (a INT DEFAULT '99999999999.5') -- unknown expression 22P02

CREATE TABLE t (a INT2 DEFAULT '+12,5') -- fails 22P02

CREATE TABLE t (a INT8 DEFAULT '12 34') -- fails 22P02

CREATE TABLE t (a INT DEFAULT E'12\v') -- unknown expression 22P02

CREATE TABLE t (a INT DEFAULT '1_0') -- unknown expression 22P02
