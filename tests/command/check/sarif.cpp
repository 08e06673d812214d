// sarif_reader: reads a log from standard input and fails where it is not what SARIF 2.1.0 demands of the parts that we write. Says
// how much of each kind it has read.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using nlohmann::json;

void demand(bool holds, const std::string& what, const json& of) {
  if (!holds) throw std::runtime_error(what + ": " + of.dump());
}

/// Every object has what it must have, and nothing that the standard does not know there.
void has_just(const json& object, const std::set<std::string>& required, const std::set<std::string>& optional) {
  demand(object.is_object(), "no object", object);
  for (const std::string& name : required) demand(object.contains(name), "lacks " + name, object);
  for (const auto& [name, value] : object.items()) {
    demand(required.contains(name) || optional.contains(name), "may not have " + name, object);
  }
}

void is_message(const json& message) {
  has_just(message, {"text"}, {});
  const std::string& text = message.at("text").get_ref<const std::string&>();
  demand(!text.empty(), "says nothing", message);
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{' && text[at] != '}') continue;
    demand(at + 1 < text.size() && text[at] == text[at + 1], "a brace is not doubled", message);
    ++at;
  }
}

void is_level(const json& level) {
  static const std::set<std::string> levels{"none", "note", "warning", "error"};
  demand(levels.contains(level.get<std::string>()), "no level", level);
}

/// The characters of a path in a URI, each other byte as % and two digits.
void is_uri(const json& uri) {
  std::string_view rest = uri.get_ref<const std::string&>();
  demand(!rest.empty(), "no URI", uri);
  if (rest.starts_with("file://")) rest.remove_prefix(7);
  for (size_t at = 0; at < rest.size(); ++at) {
    const auto is_digit = [&](size_t place) {
      return place < rest.size() && std::isxdigit(static_cast<unsigned char>(rest[place])) != 0;
    };
    const bool is_plain = std::isalnum(static_cast<unsigned char>(rest[at])) != 0 ||
                          std::string_view("-._~/").find(rest[at]) != std::string_view::npos;
    demand(is_plain || (rest[at] == '%' && is_digit(at + 1) && is_digit(at + 2)), "not percent-encoded", uri);
  }
}

class Run {
 public:
  explicit Run(const json& run) : run_(run) {
    has_just(run, {"tool", "results"}, {"invocations", "columnKind", "artifacts"});
    demand(run.at("columnKind") == "utf16CodeUnits", "counts columns otherwise", run.at("columnKind"));
    read_rules();
    for (const json& artifact : run.at("artifacts")) is_uri(artifact.at("location").at("uri"));
    for (const json& invocation : run.at("invocations")) read_invocation(invocation);
    for (const json& result : run.at("results")) read_result(result);
  }

  void print() const {
    std::cout << run_.at("results").size() << " results, " << rules().size() << " rules, " << fixes_ << " fixes, " << related_
              << " related, " << notifications_ << " notifications\n";
    for (const json& artifact : run_.at("artifacts")) std::cout << artifact.at("location").at("uri").get<std::string>() << '\n';
  }

 private:
  [[nodiscard]] const json& rules() const { return run_.at("tool").at("driver").at("rules"); }

  void read_rules() {
    has_just(run_.at("tool"), {"driver"}, {});
    has_just(run_.at("tool").at("driver"), {"name"}, {"version", "rules"});
    std::set<std::string> ids;
    for (const json& rule : rules()) {
      has_just(rule, {"id"}, {"name", "shortDescription", "defaultConfiguration"});
      demand(ids.insert(rule.at("id")).second, "a rule twice", rule);
      is_message(rule.at("shortDescription"));
      is_level(rule.at("defaultConfiguration").at("level"));
    }
  }

  void read_invocation(const json& invocation) {
    has_just(invocation, {"executionSuccessful"}, {"toolExecutionNotifications"});
    for (const json& notification : invocation.at("toolExecutionNotifications")) {
      has_just(notification, {"message"}, {"level"});
      is_message(notification.at("message"));
      is_level(notification.at("level"));
      ++notifications_;
    }
  }

  void read_result(const json& result) {
    has_just(result, {"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "fixes"});
    is_message(result.at("message"));
    is_level(result.at("level"));
    demand(rules().at(result.at("ruleIndex").get<size_t>()).at("id") == result.at("ruleId"), "another rule's index", result);
    demand(result.at("locations").size() == 1, "not one place", result);
    read_location(result.at("locations").front());
    for (const json& related : result.value("relatedLocations", json::array())) {
      read_location(related);
      is_message(related.at("message"));
      ++related_;
    }
    for (const json& fix : result.value("fixes", json::array())) read_fix(fix);
  }

  void read_location(const json& location) const {
    has_just(location, {"physicalLocation"}, {"message"});
    has_just(location.at("physicalLocation"), {"artifactLocation", "region"}, {});
    read_artifact(location.at("physicalLocation").at("artifactLocation"));
    read_region(location.at("physicalLocation").at("region"));
  }

  void read_artifact(const json& artifact) const {
    has_just(artifact, {"uri", "index"}, {});
    const json& meant = run_.at("artifacts").at(artifact.at("index").get<size_t>());
    demand(meant.at("location").at("uri") == artifact.at("uri"), "another file's index", artifact);
  }

  static void read_region(const json& region) {
    has_just(region, {"startLine", "startColumn", "endLine", "endColumn"}, {});
    const auto line = region.at("startLine").get<int>();
    const auto column = region.at("startColumn").get<int>();
    const auto end_line = region.at("endLine").get<int>();
    const auto end_column = region.at("endColumn").get<int>();
    demand(line >= 1 && column >= 1 && end_column >= 1, "counts from 0", region);
    demand(end_line > line || (end_line == line && end_column >= column), "ends before it begins", region);
  }

  void read_fix(const json& fix) {
    has_just(fix, {"artifactChanges"}, {"description"});
    is_message(fix.at("description"));
    demand(!fix.at("artifactChanges").empty(), "changes nothing", fix);
    for (const json& change : fix.at("artifactChanges")) {
      has_just(change, {"artifactLocation", "replacements"}, {});
      read_artifact(change.at("artifactLocation"));
      demand(!change.at("replacements").empty(), "replaces nothing", change);
      for (const json& replacement : change.at("replacements")) {
        has_just(replacement, {"deletedRegion"}, {"insertedContent"});
        read_region(replacement.at("deletedRegion"));
        has_just(replacement.at("insertedContent"), {"text"}, {});
      }
    }
    ++fixes_;
  }

  const json& run_;
  size_t fixes_ = 0;
  size_t related_ = 0;
  size_t notifications_ = 0;
};

}  // namespace

int main() {
  try {
    const json log = json::parse(std::cin);
    has_just(log, {"version", "runs"}, {"$schema"});
    demand(log.at("version") == "2.1.0", "another version", log.at("version"));
    demand(log.at("runs").size() == 1, "not one run", log.at("runs"));
    Run(log.at("runs").front()).print();
    return EXIT_SUCCESS;
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return EXIT_FAILURE;
  }
}
