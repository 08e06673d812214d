CREATE TABLE t (a int DEFAULT nextval('nope')) -- fails 42P01

CREATE TABLE t (a int DEFAULT nextval('nope'::regclass)) -- fails 42P01

CREATE TABLE t (a int DEFAULT nextval('nope'::text)) -- unknown expression 42883

CREATE TABLE t (a regclass DEFAULT 'nope') -- unknown expression 22P02

CREATE TABLE t (a regclass DEFAULT 'nope'::regclass) -- fails 42P01

CREATE TABLE t (a regclass DEFAULT 'pg_class'::regclass) -- unknown existence 42P01

CREATE TABLE t (a regclass DEFAULT 't'::regclass)

CREATE TABLE t (a regtype DEFAULT 'nope'::regtype) -- unknown expression 22P02

CREATE TABLE t (a regproc DEFAULT 'nope'::regproc) -- unknown expression 22P02

CREATE TABLE t (a oid DEFAULT 'nope'::regclass) -- fails 42P01

CREATE TABLE t (a oid DEFAULT 'nope'::regclass::oid) -- fails 42P01

CREATE TABLE t (a int DEFAULT currval('nope')) -- unknown expression 42883

CREATE TABLE t (a int DEFAULT setval('nope', 1)) -- unknown expression 42883

CREATE TABLE t (a int DEFAULT nextval('nope.nope')) -- fails 3F000

CREATE TABLE t (a int DEFAULT nextval('a b')) -- unknown existence 42P01

CREATE TABLE t (a int DEFAULT nextval('')) -- unknown existence 42P01

CREATE TABLE t (a int DEFAULT nextval('a.b.c')) -- unknown existence 42P01

CREATE TABLE t (a int DEFAULT nextval('5')) -- unknown existence 42P01

CREATE TABLE t (a int DEFAULT nextval('"nope')) -- unknown existence 42P01

CREATE TABLE t (a int DEFAULT nextval('-')) -- unknown existence 42P01

CREATE TABLE s (a int)
CREATE TABLE t (a int DEFAULT nextval('s'))

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET DEFAULT nextval('nope') -- fails 42P01

CREATE TABLE t (a int)
ALTER TABLE t ADD b int DEFAULT nextval('nope') -- fails 42P01

CREATE TABLE t (a int)
CREATE INDEX i ON t ((nextval('nope'))) -- fails 42P01

CREATE TABLE t (a int CHECK (nextval('nope') > 1)) -- fails 42P01

CREATE TABLE t (a int CHECK (a = 'nope'::regclass)) -- fails 42P01

CREATE TABLE t (a int DEFAULT CAST('nope' AS regclass)) -- fails 42P01

CREATE TABLE t (a int DEFAULT regclass 'nope') -- fails 42P01

CREATE TABLE t (a int DEFAULT to_regclass('nope')) -- unknown expression 42883

CREATE TABLE t (a text DEFAULT ('nope'::regclass)::text) -- fails 42P01
