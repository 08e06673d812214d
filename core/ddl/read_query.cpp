#include "ddl/read_query.hpp"

#include "ddl/reserved_words.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// PostgreSQL's common functions, and those of its extensions for keys and hashes, none of which changes the catalog.
constexpr WordList harmless_calls =
    " ABS AGE ANY_VALUE ARRAY_AGG ARRAY_APPEND ARRAY_CAT ARRAY_LENGTH ARRAY_POSITION ARRAY_PREPEND ARRAY_REMOVE ARRAY_REPLACE"
    " ARRAY_TO_JSON ARRAY_TO_STRING ARRAY_UPPER AVG BIT_LENGTH BOOL_AND BOOL_OR BTRIM CARDINALITY CEIL CEILING"
    " CHARACTER_LENGTH CHAR_LENGTH CHR CLOCK_TIMESTAMP COALESCE CONCAT CONCAT_WS COUNT CRYPT CUBE CUME_DIST CURRENT_DATABASE"
    " CURRENT_SETTING CURRVAL DATE DATE_BIN DATE_PART DATE_TRUNC DECODE DENSE_RANK DIGEST ENCODE EVERY EXISTS EXP EXTRACT"
    " FIRST_VALUE FLOOR FORMAT GENERATE_SERIES GEN_RANDOM_BYTES GEN_RANDOM_UUID GEN_SALT GET_BYTE GREATEST GROUPING HASHTEXT"
    " HMAC INITCAP ISFINITE JSONB_AGG JSONB_ARRAY_ELEMENTS JSONB_ARRAY_ELEMENTS_TEXT JSONB_ARRAY_LENGTH JSONB_BUILD_ARRAY"
    " JSONB_BUILD_OBJECT JSONB_EACH JSONB_EACH_TEXT JSONB_EXTRACT_PATH JSONB_EXTRACT_PATH_TEXT JSONB_INSERT JSONB_OBJECT"
    " JSONB_OBJECT_AGG JSONB_OBJECT_KEYS JSONB_PATH_EXISTS JSONB_PATH_QUERY JSONB_PRETTY JSONB_SET JSONB_STRIP_NULLS"
    " JSONB_TYPEOF JSON_AGG JSON_ARRAY_ELEMENTS JSON_ARRAY_ELEMENTS_TEXT JSON_ARRAY_LENGTH JSON_BUILD_ARRAY JSON_BUILD_OBJECT"
    " JSON_EACH JSON_EACH_TEXT JSON_EXTRACT_PATH JSON_EXTRACT_PATH_TEXT JSON_OBJECT JSON_OBJECT_AGG JSON_OBJECT_KEYS"
    " JSON_TYPEOF LAG LASTVAL LAST_VALUE LEAD LEAST LENGTH ";
constexpr WordList more_harmless_calls =
    " LN LOG LOWER LPAD LTRIM MAKE_DATE MAKE_INTERVAL MAKE_TIME MAKE_TIMESTAMP MAKE_TIMESTAMPTZ MAX MD5 MIN MOD NEXTVAL"
    " NORMALIZE NOW NTH_VALUE NTILE NULLIF OCTET_LENGTH OVERLAY PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK PG_ADVISORY_LOCK"
    " PG_ADVISORY_LOCK_SHARED PG_ADVISORY_UNLOCK PG_ADVISORY_UNLOCK_ALL PG_ADVISORY_XACT_LOCK PG_GET_SERIAL_SEQUENCE PG_NOTIFY"
    " PG_SLEEP PG_TRY_ADVISORY_LOCK PG_TRY_ADVISORY_XACT_LOCK PG_TYPEOF POSITION POWER QUOTE_IDENT QUOTE_LITERAL"
    " QUOTE_NULLABLE RANDOM RANK REGEXP_MATCH REGEXP_MATCHES REGEXP_REPLACE REGEXP_SPLIT_TO_ARRAY REGEXP_SPLIT_TO_TABLE REPEAT"
    " REPLACE REVERSE ROLLUP ROUND ROW ROW_NUMBER ROW_TO_JSON RPAD RTRIM SETSEED SETVAL SETWEIGHT SHA256 SHA512 SIGN"
    " SPLIT_PART SQRT STATEMENT_TIMESTAMP STDDEV STRING_AGG STRING_TO_ARRAY STRIP STRPOS SUBSTR SUBSTRING SUM TIMEOFDAY"
    " TIMEZONE TO_CHAR TO_DATE TO_JSON TO_JSONB TO_NUMBER TO_REGCLASS TO_TIMESTAMP TO_TSQUERY TO_TSVECTOR"
    " TRANSACTION_TIMESTAMP TRANSLATE TRIM TRUNC TXID_CURRENT UNACCENT UNNEST UPPER UUIDV4 UUIDV7 UUID_GENERATE_V1"
    " UUID_GENERATE_V1MC UUID_GENERATE_V4 VARIANCE VERSION WIDTH_BUCKET ";

/// Words that brackets may follow, and that are none of a call's there. Reserved words are none either.
constexpr WordList before_brackets =
    " BERNOULLI BETWEEN BY CONFLICT ESCAPE FILTER INSERT INTERVAL KEY MATERIALIZED OVER RANGE RECURSIVE SET SETS SYSTEM VALUES"
    " WITHIN ";

bool is_harmless(const SqlReader& reader, bool is_qualified) {
  std::string name = stored_name(reader.text()).value_or("");
  if (is_listed(harmless_calls, name) || is_listed(more_harmless_calls, name)) return true;
  const bool is_word = reader.kind() == SqlTokenKind::word && !is_qualified;
  return is_word && (is_reserved_word(name) || is_listed(before_brackets, name));
}

/// Passes a name and those after its dots, with the bracket that may follow. False for a call that is not known.
bool pass_name(SqlReader& reader, bool may_call) {
  const bool is_of_server = reader.is("pg_catalog .");
  const bool is_qualified = reader.is(".", 1);
  while (reader.is(".", 1) && reader.kind(2) != SqlTokenKind::symbol) {
    reader.skip();
    reader.skip();
  }
  const bool is_known = !may_call || !reader.is("(", 1) || ((is_of_server || !is_qualified) && is_harmless(reader, is_qualified));
  reader.skip();
  return is_known;
}

}  // namespace

void skip_harmless(SqlReader& reader) {
  // After these a name with brackets is a table with its columns, or a type.
  bool may_call = true;
  while (!reader.at_end()) {
    const auto kind = reader.kind();
    if (kind != SqlTokenKind::word && kind != SqlTokenKind::quoted_identifier) {
      may_call = !reader.is(")") && !reader.is("::");
      reader.skip();
      continue;
    }
    const bool is_before_name = is_listed(" AS COPY INTO RECURSIVE WITH ", reader.text());
    if (!pass_name(reader, may_call)) return reader.fail();
    may_call = !is_before_name;
  }
}

bool begins_query(const SqlReader& reader) { return reader.is("(") || is_listed(" SELECT TABLE VALUES WITH ", reader.text()); }

void skip_harmless_query(SqlReader& reader) {
  if (!begins_query(reader)) return reader.fail();
  const size_t first = reader.place();
  for (; !reader.at_end(); reader.skip()) {
    if (is_listed(" DELETE INSERT INTO MERGE UPDATE ", reader.text())) return reader.fail();
  }
  reader.go_to(first);
  skip_harmless(reader);
}

}  // namespace mesh::ddl
