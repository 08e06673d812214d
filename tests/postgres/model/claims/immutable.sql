CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_trunc('day', a)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_trunc('day', d))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_trunc('day', b)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_trunc('day', a, 'UTC')) -- unknown expression 42883

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date(a)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date(d))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date(c)) -- unknown expression 42883

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (to_tsvector(c)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (to_tsvector('english', c))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (to_tsvector('simple'::regconfig, c)) -- unknown expression 22P02

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (to_char(a, 'YYYY')) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (to_char(d, 'YYYY')) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a::text)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a::date)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((d::date))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((d::text)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((b::text)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((b::timestamp))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((b::timestamptz)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((c::date)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((c::timestamp)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((CAST(a AS date))) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a AT TIME ZONE 'UTC'))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (((a AT TIME ZONE 'UTC')::date))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_part('year', a)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (date_part('year', d))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((extract(year FROM a))) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (age(a)) -- unknown expression 42883

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (age(d, d)) -- unknown expression 42883

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a - interval '1 day')) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a > b)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((a || c)) -- unknown expression 42883

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((c || c))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (lower(c))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (((c || 'x') || upper(c)))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((b > '2020-01-01'))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (concat(c, c)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((j->>'x'))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (((j->>'x')::int))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t (((j->>'x')::date)) -- fails 42P17

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((j->'x'))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((c::int))

CREATE TABLE t (a timestamptz, b date, c text, d timestamp, j jsonb)
CREATE INDEX i ON t ((j::text))
