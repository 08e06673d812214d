#include "lang/syntax/files.hpp"

#include <algorithm>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/modules.hpp"
#include "lang/syntax/parser.hpp"

namespace mesh::lang {
namespace {

/// The name of the file that a module is, in the folder of the first file.
std::string file_beside(const Source& source, std::string_view module) {
  const std::string_view first = source.name();
  return cat({first.substr(0, first.rfind('/') + 1), file_of_module(module)});
}

/// The modules that lines of the file import, standard ones aside.
std::vector<Name> imports_in(const Source& source, const Tokens& tokens) {
  std::vector<Name> found;
  const auto& all = tokens.tokens;
  for (const size_t at : tokens.imports) {
    if (all[at + 1].kind != TokenKind::identifier) continue;
    Span span = all[at + 1].span;
    // The tokens end with one that is none of these.
    for (size_t next = at + 2; all[next].kind == TokenKind::dot && all[next + 1].kind == TokenKind::identifier; next += 2) {
      span.end = all[next + 1].span.end;
    }
    const Name module{source.text(span), span};
    if (!is_standard_module(module.text)) found.push_back(module);
  }
  return found;
}

std::optional<uint32_t> find_file(const Source& source, std::string_view name) {
  const auto& files = source.files();
  for (uint32_t file = 1; file < files.size(); ++file) {
    if (files[file].name == name && !files[file].is_before) return file;
  }
  return std::nullopt;
}

class FileParser {
 public:
  FileParser(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {
    ast_.modules.resize(std::min(source.files().size(), most_files));
    states_.resize(ast_.modules.size());
  }

  Ast run() {
    for (uint32_t file = 1; file < states_.size(); ++file) {
      if (!source_.files()[file].is_before) continue;
      diagnostics_.turn_to(ast_.earlier.size() + 1);
      parse_file(file);
      ast_.earlier.push_back({static_cast<FileId>(file), ast_.functions.size(), ast_.declarations.size(), ast_.imports.size()});
    }
    diagnostics_.turn_to(0);
    parse_file(0);
    for (Import& node : ast_.imports) {
      node.is_cyclic = cyclic_.find(node.module.span.begin).has_value();
    }
    return std::move(ast_);
  }

 private:
  enum class State : uint8_t { unseen, open, done };

  /// Goes as deep as there are files.
  void parse_file(uint32_t file) {
    states_[file] = State::open;
    open_.push_back(file);
    const Tokens tokens = lex(source_, source_.files()[file], diagnostics_);
    for (const Name& module : imports_in(source_, tokens)) follow(module);
    ast_ = parse(source_, tokens, diagnostics_, std::move(ast_), static_cast<FileId>(file));
    ast_.comments.insert(ast_.comments.end(), tokens.comments.begin(), tokens.comments.end());
    if (file == 0) ast_.is_unreadable = tokens.is_unreadable;
    open_.pop_back();
    states_[file] = State::done;
  }

  void follow(const Name& module) {
    const std::string name = file_beside(source_, module.text);
    if (name == source_.name() && states_[0] == State::open) return report_cycle(module, 0);
    const auto file = find_file(source_, name);
    if (!file || *file >= states_.size()) return;
    ast_.modules[*file] = module.text;
    if (states_[*file] == State::open) report_cycle(module, *file);
    if (states_[*file] == State::unseen) parse_file(*file);
  }

  void report_cycle(const Name& module, uint32_t file) {
    cyclic_.add(module.span.begin, 1);
    std::string path;
    for (auto at = std::find(open_.begin(), open_.end(), file); at != open_.end(); ++at) {
      append(path, {source_.files()[*at].name, " imports "});
    }
    append(path, {source_.files()[file].name});
    diagnostics_.report(Code::import_cycle, module.span, {"these files import each other: ", path},
                        {"move what both need to a file of its own"});
  }

  const Source& source_;
  Diagnostics& diagnostics_;
  Ast ast_;
  std::vector<State> states_;
  /// The files that are being parsed, each imported by the one before it.
  std::vector<uint32_t> open_;
  /// Where the imports stand that close a cycle.
  NumberLookup cyclic_;
};

}  // namespace

std::string file_of_module(std::string_view module) {
  std::string file;
  for (const char letter : module) {
    const bool begins_word = is_ascii_upper(letter) && !file.empty() && file.back() != '/';
    if (begins_word) file += '_';
    file += letter == '.' ? '/' : to_ascii_lower(letter);
  }
  return file + ".mpl";
}

std::vector<std::string> imported_files(const Source& source, const SourceFile& file) {
  std::vector<std::string> names;
  // Most migrations import nothing, and so need not be read for it.
  const std::string_view text = source.text(file.span);
  const bool may_import =
      text.find(spelling(TokenKind::kw_import)) != std::string_view::npos || text.find(from_word) != std::string_view::npos;
  if (source.text().size() > most_source || !may_import) return names;
  Diagnostics unused;
  for (const Name& module : imports_in(source, lex(source, file, unused))) names.push_back(file_beside(source, module.text));
  return names;
}

Ast parse_files(const Source& source, Diagnostics& diagnostics) { return FileParser(source, diagnostics).run(); }

}  // namespace mesh::lang
