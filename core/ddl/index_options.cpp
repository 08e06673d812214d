#include "ddl/index_options.hpp"

#include "base/text.hpp"
#include "ddl/fragment.hpp"

namespace mesh::ddl {
namespace {

/// The options text under reading: `rest` is what is left of it, without blanks at its start.
struct Reader {
  std::string_view text;
  Part part;
  std::string_view rest;
};

Part part_in(const Reader& reader, std::string_view piece) { return part_of(reader.part, reader.text, piece); }

std::string_view skip_blanks(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text, 0);
    if (!is_blank(point.value)) break;
    text.remove_prefix(point.size);
  }
  return text;
}

/// Takes the next option, up to a blank, from `reader.rest`.
std::string_view take_token(Reader& reader) {
  const std::string_view from = reader.rest;
  size_t end = 0;
  while (end < from.size()) {
    if (is_ascii_graphic(from[end])) {
      ++end;
      continue;
    }
    const CodePoint point = decode_utf8(from, end);
    if (is_blank(point.value)) break;
    end += point.size;
  }
  reader.rest = skip_blanks(from.substr(end));
  return from.substr(0, end);
}

/// The views' common range: `first` and `last` lie in one text, in this order.
std::string_view span_both(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
}

Refusal refuse_option(const Part& part, Pieces message, Pieces hint) { return refuse(Code::bad_index_option, part, message, hint); }

Refusal refuse_unknown(const Reader& reader, std::string_view token) {
  const std::string_view key = token.substr(0, token.find(':'));
  const std::string_view value = key.size() < token.size() ? token.substr(key.size() + 1) : std::string_view{};
  const std::string message = cat({"`", printable(token), "` is no option of an index"});
  if (equals_ignoring_case(key, "unique")) {
    return refuse_option(part_in(reader, token), {message},
                         {equals_ignoring_case(value, "false") ? "write \"unique:false\"" : "write \"unique:true\""});
  }
  for (const std::string_view known : {std::string_view("name"), std::string_view("where")}) {
    if (!equals_ignoring_case(key, known)) continue;
    const std::string_view example = known == "name" ? "exact_name" : "predicate";
    return refuse_option(part_in(reader, token), {message},
                         {"write \"", known, ":", value.empty() ? std::string(example) : printable(value), "\""});
  }
  return refuse_option(part_in(reader, token), {message}, {"write \"unique:true\", \"name:exact_name\" or \"where:predicate\""});
}

template <typename T>
void give(std::optional<GivenOption<T>>& option, T value, Part part, std::string_view what, std::vector<Notice>& notices) {
  if (option) {
    note(notices, Code::option_repeated, option->part, {"the option `", what, "` is given again, and the last one counts"},
         {"write `", what, "` once"});
  }
  option = GivenOption<T>{value, part};
}

Status read_unique(Reader& reader, std::string_view token, IndexOptions& into, std::vector<Notice>& notices) {
  std::string_view value = token.substr(token.find(':') + 1);
  if (value.empty()) value = take_token(reader);
  if (value != "true" && value != "false") {
    const std::string_view wrong = value.empty() ? token : value;
    return refuse_option(part_in(reader, wrong),
                         {value.empty() ? "the option `unique:` has no value"
                                        : cat({"`", printable(value), "` is no value of the option `unique:`"})},
                         {"write \"unique:true\" or \"unique:false\""});
  }
  give(into.unique, value == "true", part_in(reader, span_both(token, value)), "unique:", notices);
  return Unit{};
}

Status read_name(Reader& reader, std::string_view token, IndexOptions& into, std::vector<Notice>& notices) {
  const std::string_view value = token.substr(token.find(':') + 1);
  if (value.empty()) {
    const std::string_view next = take_token(reader);
    return refuse_option(part_in(reader, token), {"the option `name:` is not followed by a name"},
                         {"write \"name:", next.empty() ? "exact_name" : printable(next), "\" without blanks"});
  }
  auto name = make_name(value, {"index name", part_in(reader, value)});
  if (!name) return std::move(name).error();
  give(into.name, *name, part_in(reader, token), "name:", notices);
  return Unit{};
}

Status read_predicate(Reader& reader, IndexOptions& into) {
  const std::string_view option = trim(reader.rest);
  const std::string_view predicate = skip_blanks(option.substr(option.find(':') + 1));
  if (predicate.empty()) {
    return refuse_option(part_in(reader, option), {"the option `where:` has no predicate"}, {"write \"where:\" and a condition"});
  }
  if (Status status = check_fragment(predicate, Slot::predicate, part_in(reader, predicate)); !status) return status;
  into.predicate = GivenOption<std::string_view>{predicate, part_in(reader, option)};
  reader.rest = {};
  return Unit{};
}

Status read_option(Reader& reader, IndexOptions& into, std::vector<Notice>& notices) {
  if (reader.rest.starts_with("where:")) return read_predicate(reader, into);
  const std::string_view token = take_token(reader);
  if (token.starts_with("unique:")) return read_unique(reader, token, into, notices);
  if (token.starts_with("name:")) return read_name(reader, token, into, notices);
  return refuse_unknown(reader, token);
}

}  // namespace

Result<IndexOptions, Refusal> parse_index_options(std::string_view text, Part part, std::vector<Notice>& notices) {
  IndexOptions options;
  Reader reader{text, part, skip_blanks(text)};
  while (!reader.rest.empty()) {
    if (Status status = read_option(reader, options, notices); !status) return std::move(status).error();
  }
  return options;
}

}  // namespace mesh::ddl
