#include "ddl/sql_word.hpp"

namespace mesh::ddl {

SqlWord find_sql_word(std::string_view text) { return sql_vocabulary.find(text); }

bool is_reserved(SqlWord word) { return sql_vocabulary.is_reserved(word); }

}  // namespace mesh::ddl
