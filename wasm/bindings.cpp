// The engine as JavaScript sees it: functions that read a request and give an answer, which glue.mjs writes and reads. It converts
// and forwards; core does the rest.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "base/version.hpp"
#include "engine/call.hpp"
#include "engine/library.hpp"
#include "engine/preview_json.hpp"
#include "engine/tokens.hpp"
#include "preview/preview.hpp"

namespace {

/// What libc++abi calls with its last words. Its own version needs printf.
extern "C" void abort_message(const char*, ...) { std::abort(); }

std::string& request_bytes() {
  static std::string bytes;
  return bytes;
}

/// The parts of the request, in the order in which glue.mjs writes them.
class Request {
 public:
  double number() {
    double value = 0;
    std::memcpy(&value, request_bytes().data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  size_t count() { return static_cast<size_t>(number()); }
  std::string text() {
    const size_t size = count();
    at_ += size;
    return {request_bytes().data() + at_ - size, size};
  }
  std::vector<std::string> texts() {
    std::vector<std::string> all;
    for (size_t left = count(); left > 0; --left) all.push_back(text());
    return all;
  }

 private:
  size_t at_ = 0;
};

/// Where the text of an answer lies, until the next call.
struct Answer {
  const char* begin = nullptr;
  size_t size = 0;
};

const Answer* answer_with(std::string text) {
  static std::string kept;
  static Answer answer;
  kept = std::move(text);
  answer = {kept.data(), kept.size()};
  return &answer;
}

mesh::Argument argument_of(Request& request) {
  const size_t kind = request.count();
  if (kind == 0) return request.text();
  if (kind == 1) return request.texts();
  return static_cast<int64_t>(request.number());
}

}  // namespace

/// Gives where to write a request of so many bytes.
extern "C" [[clang::export_name("request")]] char* mesh_ddl_request(size_t size) {
  request_bytes().resize(size);
  return request_bytes().data();
}

extern "C" [[clang::export_name("preview")]] const Answer* mesh_ddl_preview() {
  Request request;
  mesh::Source text(request.text());
  mesh::PreviewOptions chosen;
  chosen.function = request.text();
  if (const double postgres = request.number(); !std::isnan(postgres)) {
    chosen.start = mesh::schema::Schema(mesh::schema::Start::open, static_cast<unsigned>(postgres));
  }
  mesh::JsonParts parts;
  if (const std::string script = request.text(); !script.empty()) {
    parts.script = script == "pretty" ? mesh::SqlLayout::pretty : mesh::SqlLayout::one_line;
  }
  for (const std::string& before : request.texts()) {
    if (mesh::takes_more(text)) text.add_before(before, "");
  }
  for (size_t left = request.count(); left > 0; left -= 2) {
    const std::string name = request.text();
    text.add(request.text(), name);
  }
  return answer_with(mesh::to_json(mesh::preview(text, chosen), text, mesh::OffsetUnit::utf16, parts));
}

extern "C" [[clang::export_name("build")]] const Answer* mesh_ddl_build() {
  Request request;
  const std::string function = request.text();
  std::vector<mesh::Argument> list;
  for (size_t left = request.count(); left > 0; --left) list.push_back(argument_of(request));
  return answer_with(mesh::build_json(function, list, mesh::OffsetUnit::utf16));
}

extern "C" [[clang::export_name("tokens")]] const Answer* mesh_ddl_tokens() {
  Request request;
  const std::string text = request.text();
  return answer_with(mesh::tokens_json(text, request.text() == "sql" ? mesh::Language::sql : mesh::Language::mesh));
}

extern "C" [[clang::export_name("builtins")]] const Answer* mesh_ddl_builtins() { return answer_with(mesh::builtins_json()); }

extern "C" [[clang::export_name("version")]] const Answer* mesh_ddl_version() { return answer_with(std::string(mesh::version())); }
