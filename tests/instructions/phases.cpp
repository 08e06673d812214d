// Runs the phases of a preview up to one of them, once, so that a profiler can count their instructions: phases PHASE FILE.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "engine/preview_json.hpp"
#include "lang/compile.hpp"
#include "lang/limits.hpp"
#include "lang/run/interpret.hpp"
#include "lang/syntax/files.hpp"
#include "lang/syntax/lexer.hpp"
#include "preview/preview.hpp"
#include "runtime/recording_pool.hpp"

namespace {

using namespace mesh;

/// Takes what is sent as if every call succeeded, and makes nothing of it.
class Taker final : public lang::Host {
 public:
  explicit Taker(runtime::RecordingPool& pool) : pool_(pool) {}

  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall& /*call*/) override {
    pool_.take(heard_);
    statements += heard_.size();
    return lang::Verdict::succeeded;
  }
  void printed(const lang::Printed& /*printed*/, lang::SiteId /*site*/) override {}
  [[nodiscard]] std::optional<std::string> variable(std::string_view /*name*/, lang::SiteId /*site*/) override { return {}; }
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return {}; }
  void gave_error(std::string_view /*text*/, lang::SiteId /*origin*/) override {}
  [[nodiscard]] bool is_full() const override { return pool_.is_full(); }

  size_t statements = 0;

 private:
  runtime::RecordingPool& pool_;
  std::vector<runtime::Entry> heard_;
};

size_t count_tokens(const Source& source) {
  Diagnostics diagnostics;
  return lang::lex(source, diagnostics).tokens.size();
}

size_t count_functions(const Source& source) {
  Diagnostics diagnostics;
  return lang::parse_files(source, diagnostics).functions.size();
}

size_t count_entries(const Source& source) {
  Diagnostics diagnostics;
  return lang::compile(source, "", diagnostics).entries.size();
}

size_t count_sent(const Source& source) {
  Diagnostics diagnostics;
  const lang::Executable executable = lang::compile(source, "", diagnostics);
  runtime::RecordingPool pool(lang::most_output);
  const runtime::PoolScope scope(pool);
  Taker taker(pool);
  lang::run_entry(executable, 0, scope.handle(), taker, diagnostics);
  return taker.statements;
}

size_t count_previewed(const Source& source) { return preview(source).statements.size(); }

size_t count_json(const Source& source) { return to_json(preview(source), source, OffsetUnit::utf16).size(); }

struct Phase {
  std::string_view name;
  size_t (*run)(const Source& source);
};
constexpr auto phases = std::to_array<Phase>({{"source", [](const Source& source) { return source.text().size(); }},
                                              {"lex", count_tokens},
                                              {"parse", count_functions},
                                              {"compile", count_entries},
                                              {"run", count_sent},
                                              {"preview", count_previewed},
                                              {"json", count_json}});

}  // namespace

int main(int count, char** values) {
  for (const Phase& phase : phases) {
    if (count != 3 || phase.name != values[1]) continue;
    std::ifstream file(values[2], std::ios::binary | std::ios::ate);
    std::string text(static_cast<size_t>(file.tellg()), '\0');
    file.seekg(0).read(text.data(), static_cast<std::streamsize>(text.size()));
    const Source source(std::move(text));
    std::printf("%zu\n", phase.run(source));
    return EXIT_SUCCESS;
  }
  std::fputs("usage: phases source|lex|parse|compile|run|preview|json FILE\n", stderr);
  return EXIT_FAILURE;
}
