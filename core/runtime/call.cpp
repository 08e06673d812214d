#include "runtime/call.hpp"

#include "base/text.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {
namespace {

/// Numbers the arguments of what a builder says as in the call, whose first is the pool.
template <typename Said>
void count_pool(Said& said) {
  ++said.part.argument;
  for (ddl::PartEdit& edit : said.edits) ++edit.part.argument;
}

}  // namespace

std::string place_in_call(const Builtin& function, const ddl::Part& part) {
  std::string place;
  if (part.element != ddl::no_element) place = cat({"element ", decimal(part.element + 1), " of "});
  append(place, {"`", function.parameters()[part.argument].name, "`"});
  return place;
}

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
    if (string == left_open()) {
      texts_.push_back(ddl::left_open);
      continue;
    }
    if (string == nullptr) {
      refuse(index, element, "the text is a null pointer");
      return {};
    }
    if (!is_utf8(text_of(string))) refuse(index, element, "the text is not UTF-8");
    texts_.push_back(text_of(string));
  }
  return texts_;
}

void Call::refuse(uint32_t argument, int32_t element, std::string_view message) {
  if (refusal_) return;
  refusal_ = {.code = Code::bad_value, .part = {argument, element, {}}, .message = std::string(message), .hint = {}};
}

void Call::take_status(ddl::Status built) {
  for (ddl::Clause& clause : statement_.clauses) ++clause.part.argument;
  for (ddl::Notice& notice : statement_.notices) count_pool(notice);
  if (built) return;
  refusal_ = std::move(built).error();
  count_pool(*refusal_);
  for (ddl::Refusal& further : refusal_->further) count_pool(further);
}

std::string Call::error_text() const {
  std::string text = cat({qualified_name(function_), ": ", place_in_call(function_, refusal_->part), ": ", refusal_->message});
  if (!refusal_->hint.empty()) append(text, {"; ", refusal_->hint});
  return text;
}

void* Call::refused() const {
  tell_refusal(pool_, *refusal_);
  return err_result(error_text());
}

}  // namespace mesh::runtime
