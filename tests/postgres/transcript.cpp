#include "transcript.hpp"

#include <array>
#include <cstdlib>
#include <regex>
#include <utility>

#include "catch.hpp"
#include "folder.hpp"

namespace mesh::test {

std::string masked(const std::string& report) {
  static const std::array<std::pair<std::regex, const char*>, 9> masks{{
      {std::regex(R"(<?\d+(\.\d+)? (ms|s|min)\b)"), "T"},
      {std::regex(R"((/[^\s"'`:]*)?/mesh-commands-\w{6})"), "FOLDER"},
      {std::regex(R"((/[^\s"'`:]*)?/mesh-postgres-\w{6})"), "SERVER"},
      {std::regex(R"(\.s\.PGSQL\.\d+)"), ".s.PGSQL.PORT"},
      {std::regex(R"(\bport \d+)"), "port PORT"},
      {std::regex(R"(\bcase_\d+)"), "DATABASE"},
      {std::regex(R"(\b(process|Process) \d+)"), "$1 PID"},
      {std::regex(R"(\b(relation|database) \d+)"), "$1 OID"},
      {std::regex(R"(pg_tblspc/[\w/]+)"), "pg_tblspc/FILE"},
  }};
  std::string text = report;
  for (const auto& [what, mask] : masks) text = std::regex_replace(text, what, mask);
  return text;
}

void check_transcript(const std::string& name, int status, const std::string& report) {
  const Folder folder;
  const std::string printed = folder.file("printed");
  folder.write("printed", masked(report) + (status == 0 ? "" : "[" + std::to_string(status) + "]\n"));
  Command compare{"env"};
  for (const char* variable : {"CI", "MESH_UPDATE_TRANSCRIPTS"}) {
    if (const char* value = std::getenv(variable)) compare.push_back(std::string(variable) + "=" + value);
  }
  compare.insert(compare.end(),
                 {"sh", "-c", R"(exec "$0" "$1" <"$2")", MESH_COMPARE_TRANSCRIPT, MESH_TRANSCRIPTS "/" + name + ".txt", printed});
  const bool is_same = run(compare, folder.file("difference")) == 0;
  INFO(name << ": " << folder.read("difference"));
  CHECK(is_same);
}

}  // namespace mesh::test
