#include "advice/note.hpp"

#include "base/terminal.hpp"
#include "base/text.hpp"

namespace mesh::advice {

Note make_note(Rule rule, std::string_view thing, std::string_view table, ddl::TextRange text) {
  Note note{.rule = rule, .message = {}, .hint = std::string(instead_text(rule)), .text = text};
  std::string_view left = wrong_text(rule);
  for (size_t at = left.find('%'); at != std::string_view::npos; at = left.find('%')) {
    append(note.message, {left.substr(0, at), "`", printable(left[at + 1] == '1' ? thing : table), "`"});
    left.remove_prefix(at + 2);
  }
  note.message += left;
  return note;
}

}  // namespace mesh::advice
