// golden_runner FILE...                fails where a section is not what the preview makes of the file's source
// golden_runner --update FILE...       writes what it makes instead; refused where CI is set
// golden_runner --print SECTION FILE   prints one section, in the file or not
// golden_runner --fixes FILE...        fails where a fix does not mend its mistake, makes another, or gives what PostgreSQL's
// parser
//                                      refuses
// golden_runner --codes FOLDER         fails for a diagnostic code that no file shows and codes_not_shown.txt does not list,
//                                      and for what that lists and is shown, or is no code
// golden_runner --rules PAGE FOLDER    the same for the rules of advice.def, and where the page does not end with their sections
// golden_runner --print-rules          prints these
// golden_runner --silent FOLDER        fails where anything but information is given about a file of the folder
// golden_runner --constructs FOLDER    the same for parts of the language and constructs_not_shown.txt
// golden_runner --hints FOLDER         fails where a hint about SQL quotes what to write and has no fix, and hints_without_fix.txt
//                                      does not say why, and for what that lists and is not shown
// golden_runner --differences PAGE FOLDER
//                                      fails where a line of the page's section about differences names no golden file of the
//                                      folder, or no line names one below differs
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

#include "advice/note.hpp"
#include "case.hpp"
#include "constructs.hpp"
#include "fixes.hpp"
#include "golden_file.hpp"

namespace {

namespace fs = std::filesystem;
using golden::Case;

/// True when the file's name begins with `fail_` just if its source has an error.
bool is_well_named(const fs::path& path, const Case& tested) {
  const bool says_failure = path.filename().string().starts_with("fail_");
  if (says_failure == tested.preview.has_errors()) return true;
  std::cerr << path.string() << (says_failure ? ": named fail_ but nothing fails\n" : ": not named fail_ but something fails\n")
            << tested.text("diagnostics");
  return false;
}

bool compare(const fs::path& path) {
  const Case tested(path);
  bool is_same = true;
  size_t compared = 0;
  for (const golden::Section& section : tested.file.sections) {
    if (section.is_given()) continue;
    ++compared;
    const std::string got = tested.text(section.name);
    if (got == section.text) continue;
    std::cerr << path.string() << ": " << section.name << " differs\n--- want\n" << section.text << "--- got\n" << got;
    is_same = false;
  }
  if (compared == 0) throw std::runtime_error("there is nothing to compare, only what is given");
  if (!is_same) std::cerr << "If this is right: golden_runner --update " << path.string() << '\n';
  return is_well_named(path, tested) && is_same;
}

bool update(const fs::path& path) {
  if (std::getenv("CI") != nullptr) throw std::runtime_error("not updated: CI is set");
  Case tested(path);
  for (golden::Section& section : tested.file.sections) {
    if (!section.is_given()) section.text = tested.text(section.name);
  }
  std::ofstream(path, std::ios::binary) << golden::format(tested.file);
  return is_well_named(path, tested);
}

int print(std::string_view section, const fs::path& path) {
  std::cout << Case(path).text(section);
  return EXIT_SUCCESS;
}

std::set<std::string> codes_shown(const fs::path& folder) {
  std::set<std::string> codes;
  for (const fs::path& path : golden::files(folder)) {
    for (const mesh::Diagnostic& diagnostic : Case(path).preview.diagnostics) codes.emplace(code_text(diagnostic.code));
  }
  return codes;
}

std::set<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  std::set<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

/// What the golden files should show, a kind of thing each with its names and, beside each, what more is said of it.
struct Shown {
  std::string kind;
  std::map<std::string, std::string> all;
  std::set<std::string> shown;
};

/// Each must be shown, or listed in the folder's file of those that are not; what is listed besides is a mistake too.
int check_shown(const Shown& what, const fs::path& folder) {
  const std::string list = what.kind + "s_not_shown.txt";
  const std::set<std::string> listed = lines_of(folder / list);
  int status = EXIT_SUCCESS;
  const auto fail = [&](const std::string& problem) {
    std::cerr << problem << '\n';
    status = EXIT_FAILURE;
  };
  for (const std::string& name : listed) {
    if (!what.all.contains(name)) fail(name + " is no " + what.kind + ", and " + list + " lists it");
  }
  for (const auto& [name, more] : what.all) {
    if (what.shown.contains(name) && listed.contains(name)) fail(name + more + " is shown, and " + list + " lists it");
    if (!what.shown.contains(name) && !listed.contains(name)) fail(name + more + " is shown by no golden file");
  }
  return status;
}

int check_codes(const fs::path& folder) {
  Shown codes{"code", {}, codes_shown(folder)};
  for (const mesh::Code code : mesh::all_codes()) codes.all.emplace(code_text(code), " " + std::string(code_name(code)));
  return check_shown(codes, folder);
}

/// The rules as docs/advice.md has them, a section each, with `x` for what a note is about and `t` for the table.
std::string rules_text() {
  std::string out;
  const auto section = [&](mesh::advice::Rule rule, std::string_view title) {
    const mesh::advice::Note note = mesh::advice::make_note(rule, "x", "t");
    ((((out += "\n### ") += rule_id(rule)) += ' ') += title) += "\n\n";
    (((((out += severity_text(severity_of(rule))) += ": ") += note.message) += ".\n\nInstead: ") += note.hint) += ".\n";
  };
#define MESH_ADVICE(name, id, severity, title, wrong, instead) section(mesh::advice::Rule::name, title);
#include "advice/advice.def"
  return out;
}

int print_rules() {
  std::cout << rules_text();
  return EXIT_SUCCESS;
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

int check_rules(const fs::path& page, const fs::path& folder) {
  Shown rules{"rule", {}, {}};
#define MESH_ADVICE(name, id, severity, title, wrong, instead) rules.all.emplace(id, " " #name);
#include "advice/advice.def"
  for (const fs::path& path : golden::files(folder)) {
    if (!golden::read(path).has("notes")) continue;
    for (const mesh::PreviewedNote& note : Case(path).preview.notes) rules.shown.emplace(rule_id(note.rule));
  }
  if (text_of(page).ends_with(rules_text())) return check_shown(rules, folder);
  std::cerr << page.string() << " does not end with what --print-rules prints\n";
  return EXIT_FAILURE;
}

/// Fails for a note or a diagnostic that is more than information.
int check_silence(const fs::path& folder) {
  int status = EXIT_SUCCESS;
  size_t count = 0;
  const auto judge = [&](const fs::path& path, mesh::Severity severity, const std::string& message) {
    if (severity == mesh::Severity::info) return;
    std::cerr << path.string() << ": " << message << '\n';
    status = EXIT_FAILURE;
  };
  for (const fs::path& path : golden::files(folder)) {
    const Case tested(path);
    ++count;
    for (const mesh::PreviewedNote& note : tested.preview.notes) judge(path, severity_of(note.rule), note.message);
    for (const mesh::Diagnostic& diagnostic : tested.preview.diagnostics)
      judge(path, severity_of(diagnostic.code), diagnostic.message);
  }
  if (count == 0) throw std::runtime_error("there is no golden file");
  return status;
}

int check_constructs(const fs::path& folder) {
  Shown constructs{"construct", {}, {}};
  for (const std::string& name : golden::all_constructs()) constructs.all.emplace(name, "");
  for (const fs::path& path : golden::files(folder)) constructs.shown.merge(golden::constructs_in(golden::read(path).source()));
  return check_shown(constructs, folder);
}

/// The hint with `…` for what it quotes, and for the SQL that it names a call for.
std::string without_quoted(std::string_view hint) {
  constexpr std::string_view call = "Migration.execute with ";
  std::string out;
  for (size_t at = 0; at < hint.size(); ++at) {
    const bool is_quote = hint[at] == '`' || hint[at] == '"' || hint[at] == '[';
    const bool is_sql = out.ends_with(call);
    if (!is_quote && !is_sql) {
      out += hint[at];
      continue;
    }
    out += "…";
    at = is_sql ? hint.size() : hint.find(hint[at] == '[' ? ']' : hint[at], at + 1);
    if (at == std::string_view::npos) break;
  }
  return out;
}

/// True for what a builder or PostgreSQL has to say of a call.
bool is_about_sql(mesh::Code code) {
  const std::string_view text = code_text(code);
  return text.starts_with("E01") || text.starts_with("W04") || text.starts_with("E04") || text.starts_with("S");
}

/// A hint that quotes what to write has a fix, or is listed with a reason above it, and what is listed is shown.
int check_hints(const fs::path& folder) {
  std::set<std::string> without_fix;
  for (const fs::path& path : golden::files(folder)) {
    for (const mesh::Diagnostic& diagnostic : Case(path).preview.diagnostics) {
      const std::string hint = without_quoted(diagnostic.hint);
      if (!is_about_sql(diagnostic.code) || !diagnostic.fix.edits.empty() || hint == diagnostic.hint) continue;
      without_fix.insert(std::string(code_text(diagnostic.code)) + ' ' + hint);
    }
  }
  std::set<std::string> listed = lines_of(folder / "hints_without_fix.txt");
  std::erase_if(listed, [](const std::string& line) { return line.starts_with("# "); });
  int status = EXIT_SUCCESS;
  const auto fail = [&](const std::string& hint, const char* problem) {
    std::cerr << hint << problem;
    status = EXIT_FAILURE;
  };
  for (const std::string& hint : without_fix) {
    if (!listed.contains(hint)) fail(hint, "\nhas no fix, and hints_without_fix.txt does not say why\n");
  }
  for (const std::string& hint : listed) {
    if (!without_fix.contains(hint)) fail(hint, "\nis in hints_without_fix.txt, and no golden file shows it without a fix\n");
  }
  return status;
}

/// The names in the comments of the entry, as `<!-- folder/name -->`.
std::set<std::string> goldens_named(const std::string& entry) {
  std::set<std::string> names;
  constexpr std::string_view open = "<!-- ";
  constexpr std::string_view close = " -->";
  for (size_t at = entry.find(open); at != std::string::npos; at = entry.find(open, at)) {
    at += open.size();
    names.insert(entry.substr(at, entry.find(close, at) - at));
  }
  return names;
}

/// The entries of the page's list of differences, each with its further lines.
std::vector<std::string> differences_in(const fs::path& page) {
  std::ifstream in(page);
  if (!in) throw std::runtime_error(page.string() + ": cannot be read");
  std::vector<std::string> entries;
  bool is_inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) is_inside = line.starts_with("## Where it differs");
    if (!is_inside) continue;
    if (line.starts_with("- ")) entries.emplace_back();
    if (!entries.empty() && !line.empty()) entries.back() += line + '\n';
  }
  return entries;
}

int check_differences(const fs::path& page, const fs::path& folder) {
  int status = EXIT_SUCCESS;
  const auto fail = [&](const std::string& problem) {
    std::cerr << problem << '\n';
    status = EXIT_FAILURE;
  };
  std::set<std::string> named;
  for (const std::string& entry : differences_in(page)) {
    const std::set<std::string> goldens = goldens_named(entry);
    if (goldens.empty()) fail("no golden file shows this: " + entry);
    named.insert(goldens.begin(), goldens.end());
  }
  for (const std::string& name : named) {
    if (!fs::exists(folder / (name + ".golden"))) fail(name + " is no golden file, and a difference names it");
  }
  for (const fs::path& path : golden::files(folder / "differs")) {
    const std::string name = "differs/" + path.stem().string();
    if (!named.contains(name)) fail(name + " shows a difference that the page does not tell");
  }
  if (named.empty()) fail(page.string() + ": tells no difference");
  return status;
}

using Paths = std::vector<std::string>;

int for_each(const Paths& paths, const std::function<bool(const fs::path&)>& run) {
  if (paths.empty()) throw std::runtime_error("no golden file is named");
  int status = EXIT_SUCCESS;
  for (const std::string& path : paths) {
    try {
      if (!run(path)) status = EXIT_FAILURE;
    } catch (const std::exception& problem) {
      std::cerr << path << ": " << problem.what() << '\n';
      status = EXIT_FAILURE;
    }
  }
  return status;
}

int check_fixes(const Paths& paths) {
  size_t tried = 0;
  const int status = for_each(paths, [&](const fs::path& path) { return golden::fixes_mend(path, tried); });
  if (status == EXIT_SUCCESS && tried == 0) throw std::runtime_error("none of the files has a fix");
  return status;
}

int run(Paths arguments) {
  const std::string mode = arguments.empty() ? "" : arguments.front();
  if (mode == "--print" && arguments.size() == 3) return print(arguments[1], arguments[2]);
  if (mode == "--codes" && arguments.size() == 2) return check_codes(arguments[1]);
  if (mode == "--silent" && arguments.size() == 2) return check_silence(arguments[1]);
  if (mode == "--print-rules" && arguments.size() == 1) return print_rules();
  if (mode == "--rules" && arguments.size() == 3) return check_rules(arguments[1], arguments[2]);
  if (mode == "--constructs" && arguments.size() == 2) return check_constructs(arguments[1]);
  if (mode == "--hints" && arguments.size() == 2) return check_hints(arguments[1]);
  if (mode == "--differences" && arguments.size() == 3) return check_differences(arguments[1], arguments[2]);
  if (mode != "--fixes" && mode != "--update") return for_each(arguments, compare);
  arguments.erase(arguments.begin());
  return mode == "--fixes" ? check_fixes(arguments) : for_each(arguments, update);
}

}  // namespace

int main(int count, char** values) {
  try {
    return run({values + 1, values + count});
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return EXIT_FAILURE;
  }
}
