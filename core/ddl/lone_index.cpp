#include "ddl/lone_index.hpp"

namespace mesh::ddl {

void note_lone_index(const Part& part, std::string_view command, std::vector<Notice>& notices) {
  note(notices, Code::concurrent_in_transaction, part,
       {"PostgreSQL refuses `", command, " INDEX CONCURRENTLY` in a transaction, and a run makes the whole function one"},
       {"write `# mesh-ddl: no transaction` on the file's first line, so that each statement is a transaction of its own, or leave "
        "out `concurrently:true`"});
}

}  // namespace mesh::ddl
