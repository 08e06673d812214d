#include "ddl/reserved_words.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace mesh::ddl {
namespace {

/// Each between blanks, in one text: an array of them would be larger than the words.
constexpr std::string_view reserved =
    " ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE COLLATION COLUMN"
    " CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP"
    " CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING"
    " ILIKE IN INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP NATURAL NOT"
    " NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR"
    " SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC VERBOSE WHEN WHERE WINDOW"
    " WITH ";
constexpr size_t longest_word = 17;

}  // namespace

bool is_reserved_word(std::string_view word) {
  if (word.empty() || word.size() > longest_word || word.find(' ') != std::string_view::npos) return false;
  std::string between = cat({" ", word, " "});
  std::transform(between.begin(), between.end(), between.begin(), to_ascii_upper);
  return reserved.find(between) != std::string_view::npos;
}

}  // namespace mesh::ddl
