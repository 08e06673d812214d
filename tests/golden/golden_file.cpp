#include "golden_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "section.hpp"

namespace golden {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view file_heading = "file ";
constexpr std::string_view before_heading = "before ";

bool is_text_heading(std::string_view name) { return name.starts_with(file_heading) || name.starts_with(before_heading); }

/// The name in a heading line, or an empty text for any other line.
std::string_view heading_of(std::string_view line) {
  if (!line.starts_with("-- ")) return {};
  line.remove_prefix(3);
  line.remove_suffix(1);
  const bool is_name = is_section_name(line) || line == "setup" || line == "server" || is_text_heading(line);
  return is_name ? line : std::string_view();
}

/// Takes the first line, its line break included, off `text`.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n') + 1);
  if (line.empty()) throw std::runtime_error("the last line has no line break");
  text.remove_prefix(line.size());
  return line;
}

const Section* find(const File& file, std::string_view name) {
  const auto found = std::find_if(file.sections.begin(), file.sections.end(), [&](const Section& s) { return s.name == name; });
  return found == file.sections.end() ? nullptr : &*found;
}

}  // namespace

bool Section::is_given() const { return name == "source" || name == "setup" || name == "server" || is_text_heading(name); }

bool File::has(std::string_view name) const { return find(*this, name) != nullptr; }

const std::string& File::text(std::string_view name) const {
  const Section* section = find(*this, name);
  if (section == nullptr) throw std::runtime_error("there is no section " + std::string(name));
  return section->text;
}

mesh::Source File::source() const {
  mesh::Source source(text("source"));
  for (const Section& section : sections) {
    if (section.name.starts_with(before_heading)) source.add_before(section.text, section.name.substr(before_heading.size()));
  }
  for (const Section& section : sections) {
    if (section.name.starts_with(file_heading)) source.add(section.text, section.name.substr(file_heading.size()));
  }
  return source;
}

File parse(std::string_view text) {
  File file;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view name = heading_of(line);
    if (file.sections.empty() && name != "source") throw std::runtime_error("the first line is not `-- source`");
    if (name.empty()) {
      file.sections.back().text += line;
      continue;
    }
    if (find(file, name) != nullptr) throw std::runtime_error("there are two sections " + std::string(name));
    file.sections.push_back({std::string(name), {}});
  }
  return file;
}

std::string format(const File& file) {
  std::string text;
  for (const Section& section : file.sections) text += "-- " + section.name + "\n" + section.text;
  const File again = parse(text);
  for (const Section& section : file.sections) {
    if (again.text(section.name) != section.text) throw std::runtime_error("a line of a section reads as a heading");
  }
  return text;
}

std::vector<fs::path> files(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const bool is_case = entry.path().extension() == ".golden" && entry.path().parent_path().filename() != "runner";
    if (is_case) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

File read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot be read");
  return parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace golden
