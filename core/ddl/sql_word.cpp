#include "ddl/sql_word.hpp"

namespace mesh::ddl {

SqlWord find_sql_word(std::string_view text) {
  const auto place = sql_vocabulary.find(text);
  return place ? static_cast<SqlWord>(first_word + *place) : SqlWord{0};
}

}  // namespace mesh::ddl
