#include "ddl/index_options.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/long_names.hpp"
#include "ddl/option_reader.hpp"
#include "ddl/own_form.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {
namespace {

/// An option's key and a value that shows how it is written.
struct Known {
  std::string_view key;
  std::string_view example;
};

constexpr auto known_options = std::to_array<Known>({
    {"unique", "true"},
    {"name", "exact_name"},
    {"using", "method"},
    {"include", "column"},
    {"nulls_not_distinct", "true"},
    {"concurrently", "true"},
    {"where", "predicate"},
});

Refusal refuse_option(const Part& part, const Pieces& message, const Pieces& hint, const PartEdits& edits = no_edits) {
  return refuse(Code::bad_index_option, part, message, hint, edits);
}

/// The option whose key is `key`, perhaps in another case or misspelt, or null.
const Known* meant_option(std::string_view key) {
  std::array<std::string_view, known_options.size()> keys;
  std::transform(known_options.begin(), known_options.end(), keys.begin(), [](const Known& option) { return option.key; });
  // What has the key as one of its words is about something else: `distinct` is not `nulls_not_distinct`.
  const std::string_view near = nearest_spelling(key, keys);
  const auto* const found = std::find_if(known_options.begin(), known_options.end(),
                                         [&](const Known& option) { return option.key == key || option.key == near; });
  return found == known_options.end() ? nullptr : found;
}

/// Refuses a key that is known in another case or spelling, or without its colon.
Refusal refuse_known(const OptionReader& reader, const OptionToken& token, const Known& known) {
  const bool takes_truth = known.example == "true";
  const bool is_false = known.key == "unique" && equals_ignoring_case(token.value, "false");
  const std::string_view truth = is_false ? "false" : "true";
  const std::string value(token.value.empty() ? known.example : token.value);
  const std::string right = cat({known.key, ":", takes_truth ? truth : value});
  const bool is_refusal = takes_truth && !is_false && equals_ignoring_case(token.value, "false");
  PartEdits edits;
  if (takes_truth ? token.value.empty() || equals_ignoring_case(token.value, truth) : !token.value.empty()) {
    edits = {{reader.part_of(token.text), right}};
  } else if (known.key == "where" && !reader.rest().empty()) {
    edits = {{reader.part_of(token.text), "where:"}};
  }
  return refuse_option(reader.part_of(token.text), {"`", printable(token.text), "` is no option of an index"},
                       {"write \"", printable(right), is_refusal ? "\", or leave it out" : "\""}, edits);
}

Refusal refuse_unknown(const OptionReader& reader, const OptionToken& token) {
  if (const Known* known = meant_option(token.key)) return refuse_known(reader, token, *known);
  return refuse_option(
      reader.part_of(token.text), {"`", printable(token.text), "` is no option of an index"},
      {"write `unique:`, `name:`, `using:`, `include:`, `nulls_not_distinct:`, `concurrently:` or, last, `where:`"});
}

/// Refuses a key whose value follows only after a blank, or never.
Refusal refuse_missing(OptionReader& reader, const OptionToken& token, std::string_view what, std::string_view example) {
  const OptionToken next = reader.take();
  PartEdits edits;
  if (!next.text.empty()) edits = {{reader.part_of_both(token.value, next.text), std::string(next.text)}};
  return refuse_option(
      reader.part_of(token.text), {"the option `", token.key, ":` is not followed by ", what},
      {"write \"", token.key, ":", next.text.empty() ? std::string(example) : printable(next.text), "\" without blanks"}, edits);
}

template <typename T>
void give(std::optional<GivenOption<T>>& option, T value, const Part& part, std::string_view key, std::vector<Notice>& notices) {
  if (option) {
    note(notices, Code::option_repeated, option->part, {"the option `", key, ":` is given again, and the last one counts"},
         {"write `", key, ":` once"});
  }
  option = GivenOption<T>{value, part};
}

/// `unique:` of the values true and false, one of which may follow a blank.
Status read_unique(OptionReader& reader, const OptionToken& token, IndexOptions& into, std::vector<Notice>& notices) {
  const std::string_view value = token.value.empty() ? reader.take().text : token.value;
  if (value.empty()) {
    return refuse_option(reader.part_of(token.text), {"the option `unique:` has no value"},
                         {"write \"unique:true\" or \"unique:false\""});
  }
  if (value != "true" && value != "false") {
    PartEdits edits;
    for (const std::string_view right : {"true", "false"}) {
      if (equals_ignoring_case(value, right)) edits = {{reader.part_of(value), std::string(right)}};
    }
    return refuse_option(reader.part_of(value), {"`", printable(value), "` is no value of the option `unique:`"},
                         {"write \"unique:true\" or \"unique:false\""}, edits);
  }
  give(into.unique, value == "true", reader.part_of_both(token.text, value), token.key, notices);
  return Unit{};
}

/// An option whose only value is true.
Status read_switch(OptionReader& reader, const OptionToken& token, std::optional<GivenOption<bool>>& into,
                   std::vector<Notice>& notices) {
  if (token.value.empty()) return refuse_missing(reader, token, "`true`", "true");
  if (token.value != "true") {
    PartEdits edits;
    if (equals_ignoring_case(token.value, "true")) edits = {{reader.part_of(token.value), "true"}};
    return refuse_option(reader.part_of(token.value),
                         {"`", printable(token.value), "` is no value of the option `", token.key, ":`"},
                         {"write \"", token.key, ":true\", or leave it out"}, edits);
  }
  give(into, true, reader.part_of(token.text), token.key, notices);
  return Unit{};
}

Status read_name(OptionReader& reader, const OptionToken& token, IndexOptions& into, std::vector<Notice>& notices) {
  if (token.value.empty()) return refuse_missing(reader, token, "a name", "exact_name");
  auto name = make_name(token.value, {"index name", reader.part_of(token.value)});
  if (!name) return std::move(name).error();
  give(into.name, *name, reader.part_of(token.text), token.key, notices);
  return Unit{};
}

Status read_method(OptionReader& reader, const OptionToken& token, IndexOptions& into, std::vector<Notice>& notices) {
  const std::string_view method = token.value;
  if (method.empty()) return refuse_missing(reader, token, "an index method", "method");
  const Part part = reader.part_of(method);
  if (Status status = check_text(method, Code::bad_index_option, {"index method", part}); !status) return status;
  if (!is_sql_word(method) || is_reserved_word(method)) {
    return refuse_option(part, {"`", printable(method), "` is no index method"},
                         {"write one word, such as \"using:gin\" or \"using:hash\""});
  }
  give(into.method, method, reader.part_of(token.text), token.key, notices);
  return Unit{};
}

Status read_include(OptionReader& reader, const OptionToken& token, IndexOptions& into, std::vector<Notice>& notices) {
  if (token.value.empty()) return refuse_missing(reader, token, "a column", "column");
  const std::string_view next = token.value.back() == ',' ? reader.take().text : std::string_view{};
  if (!next.empty()) {
    const std::string_view comma = token.value.substr(token.value.size() - 1);
    return refuse_option(reader.part_of_both(comma, next), {"a blank ends the option `include:`, and its list goes on"},
                         {"write \"", printable(token.text), printable(next), "\" without blanks"},
                         {{reader.part_of_both(comma, next), cat({comma, next})}});
  }
  auto columns = read_included(token.value, reader.part_of(token.value));
  if (!columns) return std::move(columns).error();
  std::optional<GivenOption<bool>> given;
  if (into.include) given = GivenOption<bool>{true, into.include->part};
  give(given, true, reader.part_of(token.text), token.key, notices);
  into.include = IncludedColumns{*std::move(columns), given->part};
  return Unit{};
}

Status read_predicate(OptionReader& reader, IndexOptions& into, std::vector<Notice>& notices) {
  const std::string_view option = reader.take_rest();
  const std::string_view predicate = trim(option.substr(option.find(':') + 1));
  if (predicate.empty()) {
    return refuse_option(reader.part_of(option), {"the option `where:` has no predicate"}, {"write \"where:\" and a condition"});
  }
  const Part part = reader.part_of(predicate);
  if (Status status = check_fragment(predicate, Slot::predicate, part); !status) return status;
  note_long_names(predicate, part, notices);
  into.predicate = GivenOption<std::string_view>{predicate, reader.part_of(option)};
  return Unit{};
}

/// Reads an option that published runtimes refuse.
Status read_own(OptionReader& reader, const OptionToken& token, IndexOptions& into, std::vector<Notice>& notices) {
  Status status = Unit{};
  if (token.key == "using") {
    status = read_method(reader, token, into, notices);
  } else if (token.key == "include") {
    status = read_include(reader, token, into, notices);
  } else if (token.key == "nulls_not_distinct") {
    status = read_switch(reader, token, into.nulls_not_distinct, notices);
  } else if (token.key == "concurrently") {
    status = read_switch(reader, token, into.concurrently, notices);
  } else {
    return refuse_unknown(reader, token);
  }
  if (status) note_own_form(reader.part_of(token.text), cat({"the option `", token.key, ":`"}), notices);
  return status;
}

Status read_option(OptionReader& reader, IndexOptions& into, std::vector<Notice>& notices) {
  if (reader.rest().starts_with("where:")) return read_predicate(reader, into, notices);
  const OptionToken token = reader.take();
  if (!token.has_colon) return refuse_unknown(reader, token);
  if (token.key == "unique") return read_unique(reader, token, into, notices);
  if (token.key == "name") return read_name(reader, token, into, notices);
  return read_own(reader, token, into, notices);
}

/// NULLS are distinct or not where values must be: in a unique index.
Status check_unique(const IndexOptions& options) {
  if (!options.nulls_not_distinct || (options.unique && options.unique->value)) return Unit{};
  const Part& part = options.nulls_not_distinct->part;
  Part before = part;
  before.bytes.end = before.bytes.begin;
  return refuse_option(part, {"`nulls_not_distinct:true` says something of a unique index, and this is none"},
                       {"write \"unique:true\" too"},
                       options.unique ? edit(options.unique->part, "unique:true") : edit(before, "unique:true "));
}

}  // namespace

Status read_index_options(std::string_view text, Part part, IndexOptions& into, std::vector<Notice>& notices) {
  OptionReader reader(text, part);
  while (!reader.rest().empty()) {
    if (Status status = read_option(reader, into, notices); !status) return status;
  }
  return check_unique(into);
}

}  // namespace mesh::ddl
