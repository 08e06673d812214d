#include "ddl/dropped_name.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/table_name.hpp"

namespace mesh::ddl {

namespace {

/// The name without a last word CASCADE or RESTRICT, and that word, or nothing.
struct Behaviour {
  std::string_view name;
  std::string_view word;
};

Behaviour behaviour_of(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && is_sql_byte(text[begin - 1], word_start)) --begin;
  if (begin == 0 || !is_sql_blank(text[begin - 1])) return {};
  const std::string_view word = text.substr(begin);
  const std::string_view name = trim(text.substr(0, begin));
  const bool is_behaviour = equals_ignoring_case(word, "CASCADE") || equals_ignoring_case(word, "RESTRICT");
  if (!is_behaviour || name.empty()) return {};
  return {name, word};
}

/// `append` appends a name as the statement has it.
template <typename Append>
Status check(std::string_view name, const Subject& subject, std::string_view before, Append append_name) {
  const size_t comma = name.find(',');
  // A comma within brackets lies between no names.
  if (comma != std::string_view::npos && name.find_first_of("([{") == std::string_view::npos) {
    return refuse(Code::bad_name, part_of(subject.part, name, name.substr(comma, 1)),
                  {"the ", subject.what, " holds a `,`, and only one is dropped"},
                  {"write a call for each, or Migration.execute for a name that holds a `,` itself"});
  }
  const Behaviour behaviour = behaviour_of(trim(name));
  if (behaviour.word.empty()) return Unit{};
  std::string statement(before);
  if (Status status = append_name(statement, behaviour.name); !status) return status;
  return refuse(Code::bad_name, part_of(subject.part, name, behaviour.word),
                {"`", behaviour.word, "` would be part of the ", subject.what},
                {"write Migration.execute with ", printable(statement, longest_shown), " ", behaviour.word});
}

}  // namespace

Status check_dropped_name(std::string_view name, const Subject& subject, std::string_view before) {
  return check(name, subject, before, [&](std::string& out, std::string_view text) -> Status {
    auto checked = make_name(text, subject);
    if (!checked) return std::move(checked).error();
    append_ident(out, *checked);
    return Unit{};
  });
}

Status check_dropped_table(std::string_view name, const Subject& subject, std::string_view before) {
  return check(name, subject, before, [&](std::string& out, std::string_view text) -> Status {
    auto table = make_table_name(text, subject);
    if (!table) return std::move(table).error();
    append_table(out, *table);
    return Unit{};
  });
}

}  // namespace mesh::ddl
