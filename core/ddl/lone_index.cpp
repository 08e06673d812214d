#include "ddl/lone_index.hpp"

namespace mesh::ddl {

void note_lone_index(const Part& part, std::string_view command, std::vector<Notice>& notices) {
  note(notices, Code::not_in_transaction, part,
       {"PostgreSQL refuses `", command, " INDEX CONCURRENTLY` in a transaction, and a run makes the whole function one"},
       {"write it without `concurrently:true`, or send it apart from the migration, such as with psql"});
}

}  // namespace mesh::ddl
