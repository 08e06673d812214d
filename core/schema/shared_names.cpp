#include "schema/shared_names.hpp"

namespace mesh::schema {

std::optional<uint32_t> SharedNames::find(std::string_view name) const {
  for (const auto& table : tables_) {
    if (const auto number = table->find(name)) return number;
  }
  return std::nullopt;
}

void SharedNames::add(std::string_view name, uint32_t number) {
  if (tables_.empty() || tables_.back().use_count() > 1) tables_.push_back(std::make_shared<NameLookup>());
  tables_.back()->set(name, number);
  while (tables_.size() > 1 && tables_[tables_.size() - 2]->size() <= tables_.back()->size()) {
    const std::shared_ptr<NameLookup> last = std::move(tables_.back());
    tables_.pop_back();
    std::shared_ptr<NameLookup>& into = tables_.back();
    if (into.use_count() > 1) into = std::make_shared<NameLookup>(*into);
    into->set_all(*last);
  }
}

}  // namespace mesh::schema
