#include "ddl/functions.hpp"

#include <algorithm>
#include <optional>

#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"
#include "ddl/word_list.hpp"
#include "ddl/word_table.hpp"

namespace mesh::ddl {
namespace {

constexpr std::string_view volatile_functions =
    " CLOCK_TIMESTAMP CURRVAL GEN_RANDOM_BYTES GEN_RANDOM_UUID GEN_SALT LASTVAL NEXTVAL PG_ADVISORY_LOCK PG_ADVISORY_LOCK_SHARED"
    " PG_ADVISORY_UNLOCK PG_ADVISORY_UNLOCK_ALL PG_ADVISORY_XACT_LOCK PG_NOTIFY PG_SLEEP PG_TRY_ADVISORY_LOCK"
    " PG_TRY_ADVISORY_XACT_LOCK RANDOM SETSEED SETVAL SET_CONFIG TIMEOFDAY UUIDV4 UUIDV7 UUID_GENERATE_V1 UUID_GENERATE_V1MC"
    " UUID_GENERATE_V4 ";

constexpr std::string_view stable_functions =
    " ARRAY_TO_JSON ARRAY_TO_STRING CONCAT CONCAT_WS CURRENT_DATABASE CURRENT_DATE CURRENT_SCHEMA CURRENT_SCHEMAS CURRENT_SETTING"
    " CURRENT_TIME CURRENT_TIMESTAMP FORMAT JSONB_AGG JSONB_BUILD_ARRAY JSONB_BUILD_OBJECT JSON_AGG JSON_BUILD_ARRAY"
    " JSON_BUILD_OBJECT JSON_OBJECT_AGG LOCALTIME LOCALTIMESTAMP MAKE_TIMESTAMPTZ NOW PG_BACKEND_PID PG_CURRENT_XACT_ID"
    " PG_GET_SERIAL_SEQUENCE PG_TYPEOF ROW_TO_JSON STATEMENT_TIMESTAMP TO_CHAR TO_DATE TO_JSON TO_JSONB TO_NUMBER TO_REGCLASS"
    " TRANSACTION_TIMESTAMP TXID_CURRENT UNACCENT VERSION ";

/// Among them the words of the grammar and the types that brackets may follow.
constexpr std::string_view other_functions =
    " ABS AGE ARRAY_APPEND ARRAY_CAT ARRAY_FILL ARRAY_LENGTH ARRAY_POSITION ARRAY_REMOVE ARRAY_REPLACE ASCII AVG BETWEEN BIT"
    " BTRIM CARDINALITY CEIL CEILING CHAR CHARACTER CHARACTER_LENGTH CHAR_LENGTH CHR COALESCE COUNT DATE DATERANGE DATE_BIN"
    " DATE_PART DATE_TRUNC DEC DECIMAL DECODE DIGEST DIV ENCODE EXISTS EXP EXTRACT FLOAT FLOOR GENERATE_SERIES GREATEST"
    " HASHTEXT HOST INITCAP INT4RANGE INT8RANGE INTERVAL JSONB_ARRAY_LENGTH JSONB_SET JSONB_TYPEOF LEAST LEFT LENGTH LN LOG"
    " LOWER LPAD LTRIM MAKE_DATE MAKE_INTERVAL MAKE_TIME MAKE_TIMESTAMP MAX MD5 MIN MOD NULLIF NUMERIC NUMRANGE OCTET_LENGTH"
    " OVERLAY POINT POSITION POWER REGEXP_MATCH REGEXP_REPLACE REPEAT REPLACE REVERSE RIGHT ROUND ROW RPAD RTRIM SETWEIGHT"
    " SHA256 SHA512 SIGN SPLIT_PART SQRT STARTS_WITH STRING_AGG STRING_TO_ARRAY STRPOS SUBSTR SUBSTRING SUM TIME TIMESTAMP"
    " TIMEZONE TO_HEX TO_TIMESTAMP TO_TSQUERY TO_TSVECTOR TRANSLATE TRIM TRUNC TSRANGE TSTZRANGE UNNEST UPPER"
    " UUID_GENERATE_V3 UUID_GENERATE_V5 VALUES VARCHAR VARYING ";

/// Of sets, windows and JSON, mostly.
constexpr std::string_view further_functions =
    " ANY_VALUE ARRAY_AGG ARRAY_PREPEND ARRAY_UPPER BIT_LENGTH BOOL_AND BOOL_OR CRYPT CUBE CUME_DIST DENSE_RANK EVERY FIRST_VALUE"
    " GET_BYTE GROUPING HMAC ISFINITE JSONB_ARRAY_ELEMENTS JSONB_ARRAY_ELEMENTS_TEXT JSONB_EACH JSONB_EACH_TEXT"
    " JSONB_EXTRACT_PATH JSONB_EXTRACT_PATH_TEXT JSONB_INSERT JSONB_OBJECT JSONB_OBJECT_AGG JSONB_OBJECT_KEYS JSONB_PATH_EXISTS"
    " JSONB_PATH_QUERY JSONB_PRETTY JSONB_STRIP_NULLS JSON_ARRAY_ELEMENTS JSON_ARRAY_ELEMENTS_TEXT JSON_ARRAY_LENGTH JSON_EACH"
    " JSON_EACH_TEXT JSON_EXTRACT_PATH JSON_EXTRACT_PATH_TEXT JSON_OBJECT JSON_OBJECT_KEYS JSON_TYPEOF LAG LAST_VALUE LEAD"
    " NORMALIZE NTH_VALUE NTILE PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK QUOTE_IDENT QUOTE_LITERAL QUOTE_NULLABLE RANK"
    " REGEXP_MATCHES REGEXP_SPLIT_TO_ARRAY REGEXP_SPLIT_TO_TABLE ROLLUP ROW_NUMBER STDDEV STRIP VARIANCE WIDTH_BUCKET ";

constexpr WordTable<text_size_of({volatile_functions, stable_functions, other_functions, further_functions})> function_table(
    {{volatile_functions, static_cast<uint8_t>(Volatility::is_volatile)},
     {stable_functions, static_cast<uint8_t>(Volatility::stable)},
     {other_functions, static_cast<uint8_t>(Volatility::immutable)},
     {further_functions, static_cast<uint8_t>(Volatility::immutable)}});

/// Those that are called without brackets.
constexpr WordList stable_words =
    " CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME"
    " LOCALTIMESTAMP SESSION_USER SYSTEM_USER USER ";

/// Follows an expression's tokens, and tells calls from types with a length.
class CallWalk {
 public:
  explicit CallWalk(std::string_view expression) : walk_(expression) {}

  Volatility most() {
    for (std::optional<SqlToken> token = walk_.next(); token; token = walk_.next()) pass(*token);
    end_word();
    return most_;
  }

 private:
  void pass(const SqlToken& token) {
    const std::string_view text = walk_.text(token);
    if (token.kind == SqlTokenKind::word || token.kind == SqlTokenKind::quoted_identifier) {
      if (!is_after_dot_) {
        end_word();
        is_qualified_ = false;
        is_type_ = is_type_next_;
      }
      is_after_dot_ = is_type_next_ = false;
      word_ = text;
    } else if (text == "." && !word_.empty()) {
      is_qualified_ = !is_system_schema();
      is_after_dot_ = true;
    } else {
      if (text == "(" && !word_.empty() && !is_type_) call();
      end_word();
      is_type_next_ = text == "::";
    }
  }

  /// Whether what the word qualifies is PostgreSQL's own.
  [[nodiscard]] bool is_system_schema() const { return word_ == "pg_catalog" || word_ == "PG_CATALOG"; }

  void call() {
    const Volatility found = is_qualified_ || word_[0] == '"' ? Volatility::unknown : volatility_of(word_);
    const bool is_syntax = found == Volatility::unknown && !is_qualified_ && is_reserved_word(word_);
    if (!is_syntax) most_ = std::max(most_, found);
    word_ = {};
  }

  /// What stands without brackets.
  void end_word() {
    if (word_.empty()) return;
    if (!is_type_ && is_listed(stable_words, word_)) most_ = std::max(most_, Volatility::stable);
    is_type_next_ = is_listed(" AS ", word_);
    word_ = {};
  }

  SqlWalk walk_;
  Volatility most_ = Volatility::immutable;
  /// The last word, as long as brackets may make a call of it.
  std::string_view word_;
  bool is_after_dot_ = false;
  bool is_qualified_ = false;
  bool is_type_ = false;
  bool is_type_next_ = false;
};

}  // namespace

Volatility volatility_of(std::string_view function) {
  const auto place = function_table.find(function);
  return place ? static_cast<Volatility>(function_table.tag_at(*place)) : Volatility::unknown;
}

Volatility volatility_in(std::string_view expression) { return CallWalk(expression).most(); }

}  // namespace mesh::ddl
