CREATE TABLE p (a int)
CREATE TABLE t (a text) INHERITS (p) -- fails 42804

CREATE TABLE p (a int)
CREATE TABLE t (a bigint) INHERITS (p) -- fails 42804

CREATE TABLE p (a int)
CREATE TABLE t (a int) INHERITS (p)

CREATE TABLE p (a varchar(3))
CREATE TABLE t (a varchar(4)) INHERITS (p) -- fails 42804

CREATE TABLE p (a varchar(3))
CREATE TABLE t (a varchar) INHERITS (p) -- fails 42804

CREATE TABLE p (a numeric(5,2))
CREATE TABLE t (a numeric(5,2)) INHERITS (p)

CREATE TABLE p (a int)
CREATE TABLE q (a text)
CREATE TABLE t () INHERITS (p, q) -- fails 42804

CREATE TABLE p (a int)
CREATE TABLE q (a int)
CREATE TABLE t () INHERITS (p, q)

CREATE TABLE p (a int)
CREATE TABLE t (a serial) INHERITS (p)

CREATE TABLE p (a int[])
CREATE TABLE t (a int) INHERITS (p) -- fails 42804

CREATE TABLE p (a int)
CREATE TABLE t (b int) INHERITS (p, p) -- fails 42P07

CREATE TABLE p (a int)
CREATE TABLE t (a text)
ALTER TABLE t INHERIT p -- unknown existence

CREATE TABLE p (a int)
CREATE TABLE t (b text)
ALTER TABLE t INHERIT p -- unknown existence

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (a int DEFAULT 2)
CREATE TABLE t () INHERITS (p, q) -- unknown expression 42611

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (a int DEFAULT 1)
CREATE TABLE t () INHERITS (p, q)

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (a int)
CREATE TABLE t () INHERITS (p, q)

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (a int DEFAULT 2)
CREATE TABLE t (a int DEFAULT 3) INHERITS (p, q)

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (a int DEFAULT 2)
CREATE TABLE t (a int) INHERITS (p, q) -- unknown expression 42611

CREATE TABLE p (a int, b int GENERATED ALWAYS AS (a) STORED)
CREATE TABLE t (b int DEFAULT 5) INHERITS (p) -- unknown existence 42611

CREATE TABLE p (a int, b int GENERATED ALWAYS AS (a) STORED)
CREATE TABLE t (b int GENERATED ALWAYS AS (a + 1) STORED) INHERITS (p) -- unknown existence 42611

CREATE TABLE p (a int, b int GENERATED ALWAYS AS (a) STORED)
CREATE TABLE t (b int) INHERITS (p)

CREATE TABLE p (a int, b int)
CREATE TABLE t (b int GENERATED ALWAYS AS (a + 1) STORED) INHERITS (p)

CREATE TABLE p (a int, b int)
CREATE TABLE t (b int GENERATED ALWAYS AS IDENTITY) INHERITS (p)

CREATE TABLE p (a int, b int GENERATED ALWAYS AS (a) STORED)
CREATE TABLE q (a int, b int)
CREATE TABLE t () INHERITS (p, q) -- unknown existence 42804

CREATE TABLE p (a text COLLATE "C")
CREATE TABLE t (a text) INHERITS (p) -- unknown existence 42P21

CREATE TABLE p (a int, b text)
CREATE TABLE t (c int) INHERITS (p)

CREATE TABLE p (a int)
CREATE TABLE t (a integer) INHERITS (p)

CREATE TABLE p (a timestamp(3))
CREATE TABLE t (a timestamp(6)) INHERITS (p) -- unknown existence 42804

CREATE TABLE p (a timestamp)
CREATE TABLE t (a timestamptz) INHERITS (p) -- fails 42804

CREATE TABLE p (a numeric(5))
CREATE TABLE t (a numeric(5,0)) INHERITS (p) -- unknown existence 42804

CREATE TABLE p (a float(10))
CREATE TABLE t (a real) INHERITS (p)

CREATE TABLE p (a int[])
CREATE TABLE t (a int[][]) INHERITS (p)

CREATE TABLE p (a char)
CREATE TABLE t (a char(1)) INHERITS (p)

CREATE TYPE e AS ENUM ('x')
CREATE TABLE p (a e)
CREATE TABLE t (a public.e) INHERITS (p) -- unknown existence 42804

CREATE TYPE e AS ENUM ('x')
CREATE DOMAIN d AS e
CREATE TABLE p (a e)
CREATE TABLE t (a d) INHERITS (p) -- fails 42804

CREATE TABLE p (a int)
CREATE TABLE q (b int) INHERITS (p)
CREATE TABLE t (c int) INHERITS (p, q)

CREATE TABLE p (a int DEFAULT 1)
CREATE TABLE q (b int) INHERITS (p)
CREATE TABLE t (c int) INHERITS (p, q)

CREATE TABLE p (a serial)
CREATE TABLE q (a serial)
CREATE TABLE t () INHERITS (p, q) -- unknown expression 42611

CREATE TABLE p (a serial)
CREATE TABLE t (a int) INHERITS (p)

CREATE TABLE p (a int GENERATED ALWAYS AS IDENTITY)
CREATE TABLE t (a int) INHERITS (p)

CREATE TABLE p (a int GENERATED ALWAYS AS IDENTITY)
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY) INHERITS (p)

CREATE TABLE p (a int GENERATED ALWAYS AS IDENTITY)
CREATE TABLE t () INHERITS (p)

CREATE TABLE nope2 () INHERITS (nope) -- fails 42P01

CREATE TABLE p (a int)
CREATE TABLE t (a text) INHERITS (p) WITH (fillfactor=5) -- fails 22023

CREATE TABLE p (a int)
CREATE TABLE t (a record) INHERITS (p) -- fails 42804

CREATE TABLE t (a int)
CREATE TABLE p (a text)
CREATE TABLE t (a int) INHERITS (p) -- fails 42804
