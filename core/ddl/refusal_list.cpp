#include "ddl/refusal_list.hpp"

#include <utility>

namespace mesh::ddl {

bool keep_refusal(Status& list, Refusal refusal) {
  if (list) {
    list = std::move(refusal);
    return true;
  }
  std::vector<Refusal>& further = list.error().further;
  further.push_back(std::move(refusal));
  return further.size() + 1 < most_refused_entries;
}

}  // namespace mesh::ddl
