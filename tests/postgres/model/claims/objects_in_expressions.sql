CREATE SEQUENCE s
CREATE TABLE t (a int DEFAULT currval('s')) -- unknown expression 42883
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a int CHECK (nextval('s') > 0))
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a int CHECK (nextval('s') > 0))
ALTER TABLE t DROP CONSTRAINT t_check
DROP SEQUENCE s

CREATE SEQUENCE s
CREATE DOMAIN d AS int DEFAULT nextval('s')
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a regclass)
CREATE INDEX ON t (a) WHERE a = 's'::regclass
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a regclass DEFAULT 's') -- unknown expression 22P02
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a oid DEFAULT 's'::regclass) -- unknown expression 42804
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a text DEFAULT 's')
DROP SEQUENCE s

CREATE TYPE mood AS ENUM ('a')
CREATE TABLE t (a regtype DEFAULT 'mood') -- unknown expression 22P02
DROP TYPE mood -- unknown existence 2BP01 !

CREATE TYPE mood AS ENUM ('a')
CREATE TABLE t (a oid DEFAULT 'mood'::regtype) -- unknown expression 22P02
DROP TYPE mood -- unknown existence 2BP01 !

CREATE TABLE u (a int)
CREATE TABLE t (a oid CHECK (a <> 'u'::regclass)) -- unknown expression 42883
DROP TABLE u -- unknown existence 2BP01 !

CREATE TABLE u (a int)
CREATE TABLE t (a oid DEFAULT (regclass 'u')) -- unknown expression 42804
DROP TABLE u -- unknown existence 2BP01 !

CREATE TABLE u (a int)
CREATE TABLE t (a oid DEFAULT CAST('u' AS regclass)) -- unknown expression 42804
DROP TABLE u -- unknown existence 2BP01 !

CREATE TABLE u (a int)
CREATE INDEX i ON u (a)
CREATE TABLE t (a regclass DEFAULT 'i') -- unknown expression 22P02
DROP INDEX i -- unknown existence 2BP01 !

CREATE TABLE t (id serial, b int DEFAULT nextval('t_id_seq'))
ALTER TABLE t DROP COLUMN id -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (id int DEFAULT nextval('s'))
ALTER SEQUENCE s OWNED BY t.id
ALTER TABLE t DROP COLUMN id

CREATE TABLE t (id serial)
CREATE TABLE u (b int DEFAULT nextval('t_id_seq'))
DROP TABLE t -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a int DEFAULT nextval('s'))
CREATE TABLE u (a int DEFAULT nextval('s'))
DROP TABLE t
DROP TABLE u
DROP SEQUENCE s

CREATE SEQUENCE s
CREATE TABLE p (a int DEFAULT nextval('s'))
CREATE TABLE c () INHERITS (p)
ALTER TABLE ONLY p ALTER a DROP DEFAULT
DROP SEQUENCE s -- unknown existence 2BP01 !

CREATE SEQUENCE s
CREATE TABLE t (a int DEFAULT nextval('s'), b int CHECK (b <> nextval('s')), c int)
DROP SEQUENCE s CASCADE -- unknown existence
ALTER TABLE t DROP CONSTRAINT t_b_check -- fails 42704

CREATE TABLE t (a int)
CREATE PUBLICATION p FOR TABLE t -- unknown existence
ALTER TABLE t SET UNLOGGED -- unknown opaque 55000
