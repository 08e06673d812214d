#include "ddl/own_form.hpp"

namespace mesh::ddl {

void note_own_form(const Part& part, std::string_view what, std::vector<Notice>& notices) {
  note(notices, Code::own_form, part, {"only mesh-ddl's runtime knows ", what},
       {"write Migration.execute where another runtime carries the migration out"});
}

}  // namespace mesh::ddl
