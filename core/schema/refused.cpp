// A call that is refused before anything is sent: what it would have done to what it names is not known.
#include <algorithm>

#include "base/text.hpp"
#include "ddl/index.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Whether a byte may stand in a name that is not quoted, or in one that an option gives as it is.
bool is_of_name(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80 || byte == '_' || byte == '$' ||
         byte == '-';
}

/// Takes the next word of a text, what stands in double quotes whole. Empty at the end.
std::string_view take_word(std::string_view& text) {
  size_t begin = 0;
  while (begin < text.size() && !is_of_name(text[begin]) && text[begin] != '"') ++begin;
  const bool is_quoted = begin < text.size() && text[begin] == '"';
  if (is_quoted) ++begin;
  size_t end = begin;
  while (end < text.size() && (is_quoted ? text[end] != '"' : is_of_name(text[end]))) ++end;
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(std::min(text.size(), end + (is_quoted ? 1 : 0)));
  return word;
}

}  // namespace

/// Takes the table or index that the call is about for lost.
void Run::refuse_subject(std::string_view schema, std::string_view name, uint32_t& subject) {
  for (const Space space : {Space::relation, Space::type}) {
    uint32_t number = none;
    Slot* slot = named(space, schema, name, number);
    if (slot == nullptr || space == Space::type) continue;
    if (slot->presence != Presence::present) state.add(Kind::table, number, before_all).table.is_whole = false;
    subject = slot->object;
    // An index that it makes without a name of its own.
    (void)named(space, schema, cat({ddl::derived_index_prefix, name}), number);
  }
}

/// Takes what else it names for used by what it is about, or for made or dropped.
void Run::refuse_other(std::string_view schema, std::string_view name, uint32_t subject) {
  for (const Space space : {Space::relation, Space::type}) {
    // From an open start what is in `public` may be named without it.
    const bool is_twin = schema.empty() && state.find(space, schema, name) == nullptr;
    if (is_twin) schema = "public";
    if (state.find(space, schema, name) == nullptr && !state.starts_empty()) continue;
    uint32_t number = none;
    Slot& slot = state.slot(space, schema, name, &number);
    if (slot.presence == Presence::absent) {
      slot.presence = Presence::lost;
      slot.cause = Cause::after_failure;
      slot.by = before_all;
      slot.function = state.function;
    } else if (Entity* held = slot.presence == Presence::present ? state.living(slot.object) : nullptr; held != nullptr) {
      if (held->kind == Kind::index) touched_.add(arena, number);
      // A key of what the call makes may reference it.
      if (subject != none && !contains_number(held->referrers, subject)) held->referrers.push_back(subject);
    }
  }
}

void Run::refuse(const std::vector<std::string_view>& texts) {
  lose(Cause::after_failure);
  uint32_t subject = none;
  for (const std::string_view& text : texts) {
    const bool is_subject = &text == texts.data();
    std::string_view rest = text;
    std::string schema;
    while (!rest.empty()) {
      const std::string word(take_word(rest));
      const bool is_schema = rest.starts_with('.');
      if (word.empty() || (is_subject && is_schema)) {
        schema = word;
        continue;
      }
      std::vector<std::string> names{word};
      if (std::string small = in_small_letters(word); small != word) names.push_back(std::move(small));
      for (const std::string& in : schema.empty() ? state.path : std::vector<std::string>{schema}) {
        for (const std::string& name : names) is_subject ? refuse_subject(in, name, subject) : refuse_other(in, name, subject);
      }
      schema = is_schema ? word : std::string();
    }
  }
}

}  // namespace mesh::schema
