#include "command/options.hpp"

#include <string>
#include <string_view>

#include "command/arguments.hpp"
#include "command/choice.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

constexpr std::string_view check_examples =
    "Examples:\n"
    "  mesh-ddl check migrations                       every migration of a folder, each after those before it\n"
    "  mesh-ddl check --from-empty --strict migrations the same where they make the whole database, warnings counting as errors\n"
    "  mesh-ddl check --deny W0411 migrations/3_a.mpl  one file by itself; what is skipped counts as an error\n"
    "  mesh-ddl check --format sarif migrations > mesh-ddl.sarif\n\n"
    "The migrations of a DIR are its files called NUMBER_NAME.mpl, in the order of their numbers; each is checked from what\n"
    "`up` of those before it leaves. A FILE is checked by itself, also where it lies among such files: name the DIR for what\n"
    "comes before it. What is there before the first, or before a FILE, is not known, unless --from-empty says that\n"
    "nothing is.\n\n";

std::string about_sources() {
  return exit_codes({
      {ExitCode::clean, "clean"},
      {ExitCode::failed, "errors in a source"},
      {ExitCode::wrong_use, "wrong use or something that cannot be read or written"},
  });
}

}  // namespace

void add_options(CLI::App& app, PreviewCommand& preview) {
  app.add_option("FILE|DIR", preview.files, "Migration files, folders of migrations; - is standard input")->required();
  app.add_option("--function", preview.function, "Preview one function: up, down or any that takes just a pool")
      ->type_name("NAME")
      ->check(not_empty());
  app.add_option("--before", preview.before,
                 "A migration, a snippet or a folder of migrations that comes before; may be given many times")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
  app.add_flag("--pretty", preview.is_pretty, "Break long statements into lines");
  CLI::Option* json = app.add_flag("--json", preview.is_json, "Print the whole preview as JSON, one document a file");
  app.add_flag("--utf16", preview.counts_utf16, "Count the JSON's offsets in UTF-16 units instead of bytes")->needs(json);
  add_postgres(app, preview.postgres);
  add_color(app);
  app.footer(about_sources());
}

void add_options(CLI::App& app, EmitCommand& emit) {
  app.add_option("WHAT", emit.what,
                 "tokens: a token a line; ast: the file as it was parsed; mir: the instructions that are run; llvm: "
                 "the same as LLVM IR")
      ->required()
      ->check(one_of({"tokens", "ast", "mir", "llvm"}));
  app.add_option("FILE", emit.file, "A migration file; - is standard input")->required();
  app.add_option("--function", emit.function, "For mir and llvm: this function and those it calls")
      ->type_name("NAME")
      ->check(not_empty());
  app.add_flag("--json", emit.is_json, "Print it in a JSON document, with the mistakes");
  add_color(app);
  app.footer(about_sources());
}

void add_options(CLI::App& app, CheckCommand& check) {
  app.add_option("FILE|DIR", check.names, "Migration files, folders of migrations; - is standard input")->required();
  CLI::Option* format =
      app.add_option("--format", check.format, "text for people, json, github for annotations of a change, sarif for code scanning")
          ->check(one_of({"text", "json", "github", "sarif"}))
          ->default_val("text");
  app.add_flag_callback(
         "--json", [&check] { check.format = "json"; }, "The same as --format json")
      ->excludes(format);
  app.add_flag("--strict", check.is_strict, "Warnings count as errors");
  app.add_option("--deny", check.denied, "What has this code counts as an error; may be given many times")
      ->type_name("CODE")
      ->allow_extra_args(false);
  app.add_flag("--notes", check.shows_notes, "Show the advice of severity info, too, which the text otherwise only counts");
  app.add_flag("--from-empty", check.starts_empty, "Nothing is in the database before the first migration");
  add_postgres(app, check.postgres);
  add_color(app);
  app.footer(std::string(check_examples) + exit_codes({
                                               {ExitCode::clean, "clean"},
                                               {ExitCode::failed, "errors or what --strict or --deny makes one"},
                                               {ExitCode::wrong_use, "wrong use or something that cannot be read"},
                                           }));
}

void add_options(CLI::App& app, ExplainCommand& explain) {
  app.add_option("CODE", explain.code, "The code, such as E0101; without one, all are listed");
  add_color(app);
  app.footer(exit_codes({{ExitCode::clean, "told"}, {ExitCode::wrong_use, "wrong use or a code that there is not"}}));
}

}  // namespace mesh::command
