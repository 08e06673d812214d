#include "ddl/lone_index.hpp"

#include "ddl/transaction.hpp"

namespace mesh::ddl {

void note_lone_index(const Part& part, std::string_view command, std::vector<Notice>& notices) {
  note(notices, Code::concurrent_in_transaction, part,
       {"PostgreSQL refuses `", command, " INDEX CONCURRENTLY` in a transaction, and a run makes the whole function one"},
       {ask_for_no_transaction, ", or leave out `concurrently:true`"});
}

}  // namespace mesh::ddl
