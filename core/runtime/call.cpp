#include "runtime/call.hpp"

#include "base/text.hpp"
#include "runtime/values.h"

namespace mesh::runtime {
void* err_result(std::string_view message) { return mesh_alloc_result(tag_err, new_string(message)); }

void* ok_result(int64_t value) { return mesh_alloc_result(tag_ok, box(value)); }

std::string_view Call::text(uint32_t index, const MeshString* string) {
  if (string == nullptr) {
    refuse(index, ddl::no_element, "the text is a null pointer");
    return {};
  }
  if (!is_utf8(text_of(string))) refuse(index, ddl::no_element, "the text is not UTF-8");
  return text_of(string);
}

ddl::Strings Call::texts(uint32_t index, const void* list) {
  if (list == nullptr) {
    refuse(index, ddl::no_element, "the list is a null pointer");
    return {};
  }
  const auto* elements = static_cast<const MeshList*>(list);
  texts_.clear();
  texts_.reserve(static_cast<size_t>(elements->len));
  for (uint64_t at = 0; at < elements->len; ++at) {
    const auto element = static_cast<int32_t>(at);
    const auto* string = pointer_of<const MeshString>(elements_of(elements)[at]);
    if (string == nullptr) {
      refuse(index, element, "the element is a null pointer");
      return {};
    }
    if (!is_utf8(text_of(string))) refuse(index, element, "the element is not UTF-8");
    texts_.push_back(text_of(string));
  }
  return texts_;
}

void Call::refuse(uint32_t argument, int32_t element, std::string_view message) {
  if (refusal_) return;
  refusal_ = {.code = Code::bad_value, .part = {argument, element, {}}, .message = std::string(message), .hint = {}};
}

void Call::number_as_in_call(ddl::Status& built) {
  for (ddl::Clause& clause : statement_.clauses) ++clause.part.argument;
  for (ddl::Notice& notice : statement_.notices) ++notice.part.argument;
  if (built) return;
  refusal_ = std::move(built).error();
  ++refusal_->part.argument;
}

std::string Call::error_text() const {
  const ddl::Part& part = refusal_->part;
  std::string text = cat({qualified_name(function_), ": argument ", decimal(part.argument + 1), " `",
                          function_.parameters()[part.argument].name, "`"});
  if (part.element != ddl::no_element) append(text, {", element ", decimal(part.element + 1)});
  append(text, {": ", refusal_->message});
  if (!refusal_->hint.empty()) append(text, {"; ", refusal_->hint});
  return text;
}

Pool* Call::pool_to_use(void*& failure) const {
  Pool* pool = find_pool(pool_);
  if (refusal_) {
    if (pool != nullptr) pool->refused(*refusal_);
    failure = err_result(error_text());
    return nullptr;
  }
  if (pool == nullptr) failure = err_result("the pool handle is not open: it was closed, or never came from Pool.open");
  return pool;
}

void* Call::execute_prepared(ddl::Strings parameters) const {
  void* failure = nullptr;
  Pool* pool = pool_to_use(failure);
  if (pool == nullptr) return failure;
  const Outcome outcome = pool->execute(statement_, parameters);
  return outcome ? ok_result(*outcome) : err_result(outcome.error());
}

void* Call::list_prepared() const {
  void* failure = nullptr;
  Pool* pool = pool_to_use(failure);
  if (pool == nullptr) return failure;
  const Result<Rows, std::string> rows = pool->query(statement_, {});
  if (!rows) return err_result(rows.error());
  MeshList* list = mesh_list_builder_new(static_cast<int64_t>(rows->size()));
  if (list == nullptr) return nullptr;
  for (const Row& row : *rows) mesh_list_builder_push(list, word_of(row.empty() ? nullptr : new_string(row.front())));
  return mesh_alloc_result(tag_ok, list);
}

}  // namespace mesh::runtime
