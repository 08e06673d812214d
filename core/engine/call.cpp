#include "engine/call.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "lang/limits.hpp"
#include "runtime/arena.hpp"
#include "runtime/collections.hpp"
#include "runtime/recording_pool.hpp"
#include "runtime/runtime_call.hpp"
#include "runtime/values.hpp"

namespace mesh {
namespace {

using runtime::Builtin;

/// Why a call could not be made, in the words of the JSON.
struct CallError {
  std::string message;
  std::string hint;
  std::string_view code;
  std::optional<ddl::Part> part;
};

const Builtin* find_sender(std::string_view qualified) {
  const size_t dot = qualified.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const Builtin* found = runtime::find_builtin(qualified.substr(0, dot), qualified.substr(dot + 1));
  return found != nullptr && runtime::sends(found->effect) ? found : nullptr;
}

runtime::LibraryType type_of(const Argument& argument) {
  if (std::holds_alternative<std::string>(argument)) return "String";
  if (std::holds_alternative<int64_t>(argument)) return "Int";
  return "List<String>";
}

/// The argument as a word of the ABI, in the current arena; 0 when memory is spent.
uint64_t word_of(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument)) return runtime::word_of(runtime::new_string(*text));
  if (const auto* number = std::get_if<int64_t>(&argument)) return static_cast<uint64_t>(*number);
  return runtime::word_of(runtime::list_of_texts(std::get<std::vector<std::string>>(argument)));
}

std::optional<CallError> check(const Builtin* builtin, std::string_view function, std::span<const Argument> arguments) {
  const auto refuse = [](const Pieces& message, const Pieces& hint) {
    return CallError{cat(message), cat(hint), code_text(Code::bad_value), {}};
  };
  if (builtin == nullptr) {
    return refuse({"there is no function `", printable(function), "`"}, {"write a name such as `Migration.create_table`"});
  }
  const auto parameters = builtin->parameters().subspan(1);
  if (arguments.size() != parameters.size()) {
    return refuse({function, " takes ", decimal(parameters.size()), " arguments after the pool, but ", decimal(arguments.size()),
                   " are given"},
                  {signature_text(*builtin)});
  }
  for (size_t index = 0; index < parameters.size(); ++index) {
    if (type_of(arguments[index]) == parameters[index].type) continue;
    return refuse({"`", parameters[index].name, "` of ", function, " must be a ", type_text(parameters[index].type)},
                  {signature_text(*builtin)});
  }
  return std::nullopt;
}

void write_range(JsonWriter& json, std::string_view name, const Source& text, ddl::TextRange range, OffsetUnit unit) {
  const auto offset = [&](uint32_t at) -> int64_t { return unit == OffsetUnit::utf16 ? text.utf16(at) : at; };
  json.object(name).numbers("start", offset(range.begin), "end", offset(range.end)).end_object();
}

void write_element(JsonWriter& json, const ddl::Part& part) {
  json.numbers("argument", part.argument).key("element");
  part.element == ddl::no_element ? json.null() : json.number(part.element);
}

void write_statement(JsonWriter& json, const runtime::Recorded& sent, OffsetUnit unit) {
  const Source sql(sent.statement.sql);
  json.begin_object().key("sql").string(sent.statement.sql).array("params");
  for (const std::string& parameter : sent.parameters) json.string(parameter);
  json.end_array().array("clauses");
  for (const ddl::Clause& clause : sent.statement.clauses) {
    json.begin_object();
    write_element(json, clause.part);
    write_range(json, "sql", sql, clause.sql, unit);
    json.end_object();
  }
  json.end_array().array("warnings");
  for (const ddl::Notice& notice : sent.statement.notices) {
    json.begin_object().key("code").string(code_text(notice.code)).key("message").string(notice.message);
    json.key("hint").string(notice.hint);
    write_element(json, notice.part);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_error(JsonWriter& json, const std::optional<CallError>& error) {
  json.key("error");
  if (!error) {
    json.null();
    return;
  }
  json.begin_object().key("code").string(error->code).key("message").string(error->message).key("hint").string(error->hint);
  if (error->part) write_element(json, *error->part);
  json.end_object();
}

std::vector<runtime::Entry> make_call(const Builtin& builtin, std::span<const Argument> arguments) {
  runtime::Arena arena(lang::most_memory);
  const runtime::ArenaScope arena_scope(arena);
  runtime::RecordingPool pool(lang::most_output);
  const runtime::PoolScope pool_scope(pool);
  std::vector<uint64_t> words{pool_scope.handle()};
  for (const Argument& argument : arguments) words.push_back(word_of(argument));
  static_cast<void>(runtime::call_runtime(builtin, words));
  return pool.take();
}

}  // namespace

std::string build_json(std::string_view function, std::span<const Argument> arguments, OffsetUnit unit) {
  const Builtin* builtin = find_sender(function);
  std::optional<CallError> error = check(builtin, function, arguments);
  JsonWriter json;
  json.begin_object().array("statements");
  if (!error) {
    for (const runtime::Entry& entry : make_call(*builtin, arguments)) {
      if (const auto* refusal = std::get_if<ddl::Refusal>(&entry)) {
        error = CallError{refusal->message, refusal->hint, code_text(refusal->code), refusal->part};
      } else {
        write_statement(json, std::get<runtime::Recorded>(entry), unit);
      }
    }
  }
  json.end_array();
  write_error(json, error);
  return json.end_object().take();
}

}  // namespace mesh
