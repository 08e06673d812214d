SET lock_timeout = 'abc' -- fails 22023

SET lock_timeout = '5s'

SET LOCAL lock_timeout = '5 s'

SET LOCAL lock_timeout = 5000

SET LOCAL lock_timeout TO 0

SET LOCAL lock_timeout = -1 -- fails 22023

SET LOCAL lock_timeout = '5 sec' -- fails 22023

SET LOCAL lock_timeout = '5sec' -- fails 22023

SET LOCAL lock_timeout = '5S' -- fails 22023

SET LOCAL lock_timeout = '5min'

SET LOCAL lock_timeout = '1.5s' -- unknown expression 22023

SET LOCAL lock_timeout = 1.5

SET LOCAL lock_timeout = '' -- fails 22023

SET LOCAL lock_timeout = '100000000s' -- fails 22023

SET LOCAL lock_timeout = 5s -- unknown expression 22023

SET LOCAL lock_timeout = abc -- fails 22023

SET LOCAL lock_timeout = '5kB' -- fails 22023

SET LOCAL lock_timeout = DEFAULT

SET LOCAL lock_timeout = '1h', '2h' -- fails 22023

SET LOCAL statement_timeout = '10min'

SET LOCAL statement_timeout = 'none' -- fails 22023

SET LOCAL statement_timeout = '1d'

SET LOCAL statement_timeout = '1us' -- unknown expression 22023

SET LOCAL idle_in_transaction_session_timeout = '10s'

SET LOCAL idle_in_transaction_session_timeout = 'x' -- fails 22023

SET LOCAL work_mem = '64MB'

SET LOCAL work_mem = '64mb' -- fails 22023

SET LOCAL work_mem = '64'

SET LOCAL work_mem = 1 -- fails 22023

SET LOCAL work_mem = '64s' -- fails 22023

SET LOCAL maintenance_work_mem = '1GB'

SET LOCAL maintenance_work_mem = '1 GB'

SET LOCAL maintenance_work_mem = '10000GB' -- fails 22023

SET LOCAL maintenance_work_mem = '1kB' -- fails 22023

SET LOCAL client_min_messages = warning

SET LOCAL client_min_messages = 'WARNING'

SET LOCAL client_min_messages = nope -- fails 22023

SET client_min_messages TO debug1

SET LOCAL check_function_bodies = off

SET LOCAL check_function_bodies = false

SET LOCAL check_function_bodies = 'f'

SET LOCAL check_function_bodies = maybe -- fails 22023

SET LOCAL check_function_bodies = 0

SET LOCAL check_function_bodies = 2 -- fails 22023

SET LOCAL row_security = off

SET LOCAL row_security = nope -- fails 22023

SET standard_conforming_strings = on

SET standard_conforming_strings = nope -- fails 22023

SET application_name = 'x'

SET application_name = 5

SET timezone = 'UTC' -- unknown existence

SET TIME ZONE 'UTC' -- unknown existence

SET timezone = 'Nope/Nope' -- unknown existence

SET nope = 5 -- unknown existence

SET nope.nope = 5 -- unknown existence

SET default_tablespace = '' -- unknown existence

SET default_tablespace = 'nope' -- unknown existence

SET default_table_access_method = heap -- unknown existence

SET default_table_access_method = nope -- unknown existence

SET client_encoding = 'UTF8' -- unknown existence

SET client_encoding = 'nope' -- unknown existence

SET xmloption = content -- unknown existence

SET xmloption = nope -- unknown existence

SET synchronous_commit = off -- unknown existence

SET synchronous_commit = nope -- unknown existence

SET max_connections = 5 -- unknown existence

SET server_version = '5' -- unknown existence

SET shared_buffers = '1GB' -- unknown existence

SET log_statement = 'none' -- unknown existence

SET transaction_isolation = 'serializable' -- unknown existence

SET TRANSACTION ISOLATION LEVEL SERIALIZABLE -- unknown existence

SET session_replication_role = replica -- unknown existence

SET session_replication_role = nope -- unknown existence

SET default_toast_compression = 'pglz' -- unknown existence

SET statement_timeout = 0

SET transaction_timeout = 0 -- unknown existence

SET jit = off -- unknown existence

SET jit = nope -- unknown existence

SET deadlock_timeout = '1s' -- unknown existence

RESET lock_timeout

RESET nope -- unknown existence

SHOW nope -- unknown existence

SHOW lock_timeout

SELECT set_config('lock_timeout', 'abc', true) -- fails 22023

SELECT set_config('lock_timeout', '5s', true)

SET search_path = ''

SET enable_seqscan = off -- unknown existence

SET search_path = nope

SET row_security = on

SET bytea_output = hex -- unknown existence

SET datestyle = 'ISO' -- unknown existence

SET datestyle = 'nope' -- unknown existence

SET intervalstyle = nope -- unknown existence

SET extra_float_digits = 3 -- unknown existence

SET extra_float_digits = 30 -- unknown existence

SELECT nope() -- unknown opaque

SELECT 1/0 -- unknown existence

SELECT nope -- unknown existence

SELECT 'x'::int -- unknown existence

SELECT pg_notify('x', 'y')

SELECT set_config('nope', '1', true) -- unknown existence

SELECT now()

VALUES (nope) -- unknown existence

CHECKPOINT

LISTEN x

NOTIFY x, 'y'

DISCARD PLANS

DISCARD ALL -- unknown opaque

SET LOCAL lock_timeout = '5s'

SET lock_timeout TO '5000'

SET lock_timeout TO 5e3 -- unknown expression 22023

SET lock_timeout TO 0x10 -- unknown expression 22023

SET lock_timeout TO '0x10' -- unknown expression 22023

SET lock_timeout TO ' 5s '

SET lock_timeout TO '5 s'

SET lock_timeout TO '+5s'

SET lock_timeout TO '-0'

SET lock_timeout TO 2147483647 -- unknown expression 22023

SET lock_timeout TO 2147483648 -- unknown expression 22023

SET lock_timeout TO '24d'

SET lock_timeout TO '25d' -- fails 22023

SET lock_timeout TO '1.5min' -- unknown expression 22023

SET lock_timeout TO '100us' -- unknown expression 22023

SET lock_timeout TO '.5s' -- unknown expression 22023

SET lock_timeout TO "5s"

SET lock_timeout TO on -- fails 22023

SET lock_timeout TO DEFAULT

SET SESSION lock_timeout TO '2s'

SET LOCAL "lock_timeout" TO '2s' -- unknown existence

SET LOCAL LOCK_TIMEOUT TO '2s'

SET LOCAL work_mem TO '2TB' -- fails 22023

SET LOCAL work_mem TO '3TB' -- fails 22023

SET LOCAL work_mem TO '100000B' -- unknown expression 22023

SET LOCAL work_mem TO '0.1GB' -- unknown expression 22023

SET LOCAL work_mem TO 63.7 -- unknown expression 22023

SET LOCAL client_min_messages TO debug

SET LOCAL client_min_messages TO info -- unknown expression 22023

SET LOCAL client_min_messages TO fatal -- unknown expression 22023

SET LOCAL client_min_messages TO 'error ' -- fails 22023

SET LOCAL check_function_bodies TO o -- fails 22023

SET LOCAL check_function_bodies TO of

SET LOCAL check_function_bodies TO ' off' -- fails 22023

SET LOCAL check_function_bodies TO 1.0 -- fails 22023

SET LOCAL row_security TO 'FALSE'

SET LOCAL application_name TO a, b -- fails 22023

SET LOCAL statement_timeout TO E'5s'

SET LOCAL statement_timeout TO U&'5s' -- unknown expression 22023

SET LOCAL statement_timeout TO $$5s$$

SELECT set_config('statement_timeout', '5 s', false)

SELECT set_config('statement_timeout', '5 x', false) -- unknown expression 22023

SELECT set_config('STATEMENT_TIMEOUT', '5 x', false) -- unknown expression 22023
