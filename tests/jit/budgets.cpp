// A run that has no end, or goes wrong, ends compiled where it ends interpreted: after the same statements and what was printed,
// with the same words, at the same place.
#include <string>
#include <vector>

#include "both.hpp"
#include "catch.hpp"
#include "llvm/run_compiled.hpp"

namespace {

using mesh::test::Run;

/// How `up` ends, by both ways, which must agree. `body` stands in it after a statement.
std::string ending_of(const std::string& helpers, const std::string& body) {
  const mesh::Source source(helpers +
                                "\npub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, \"first\")?\n" +
                                body + "\n  Migration.drop_table(pool, \"last\")\nend\n",
                            "ends.mpl");
  INFO(source.text());
  mesh::Diagnostics diagnostics;
  const mesh::lang::Executable executable = mesh::lang::compile(source, "up", diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  const Run wanted = mesh::test::interpreted(executable, source, SIZE_MAX);
  CHECK(mesh::test::compiled(executable, source, SIZE_MAX) == wanted);
  return wanted.back();
}

constexpr auto steps = "stopped: the migration ends early, after 2000000 steps; hint: does this loop or recursion have an end?";
constexpr auto depth =
    "stopped: the migration ends early: calls are nested more than 2000 deep; hint: does this recursion have an end?";
constexpr auto callbacks =
    "stopped: the migration ends early: library functions that call functions are nested more than 128 deep; hint: does this "
    "recursion have an end?";
constexpr auto memory =
    "stopped: the migration ends early: its values take more than 32 MiB; hint: does what this builds have an end?";

/// Appended, not added: GCC 12 takes the sum of a constant and a literal for an overrun.
std::string placed(const char* ending, const char* place) { return std::string(ending).append(" at ").append(place); }

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int time = 0; time < times; ++time) all += text;
  return all;
}

}  // namespace

TEST_CASE("a loop without an end is stopped at the same step, whatever it does in between") {
  for (int padding = 0; padding < 6; ++padding) {
    const std::string work = repeated("    let n = n * 3 + 1\n", padding);
    CHECK(
        ending_of("", "  for i in 1..9000000 do\n    let n = i\n" + work + "    if n % 50000 == 1 do println(\"#{i}\") end\n  end")
            .starts_with(steps));
  }
  CHECK(ending_of("", "  while true do\n    Migration.drop_table(pool, \"again\")?\n  end").starts_with(steps));
  CHECK(ending_of("", "  while true do () end") == placed(steps, "ends.mpl:4:3"));
}

TEST_CASE("what library functions read, make and call is counted the same") {
  const std::vector<std::string> endless{
      "    println(String.slice(String.replace(\"abcabcabcabcabcabcabcabcabcabcabc\", \"bc\", \"xyz\"), 0, 3))",
      "    println(\"#{List.length(List.map([1, 2, 3, 4, 5], fn n -> n + 1 end))}\")",
      "    println(\"#{List.reduce([1, 2, 3], 0, fn(a, b) -> a + b end)}\")",
      "    println(\"#{Map.size(Map.put(%{\"a\" => 1, \"a longer key, which takes some reading\" => 2}, \"b\", 3))}\")",
      "    println(\"#{%{1 => 2} == %{1 => 2}} #{[\"a\", \"b\"] == [\"a\", \"c\"]} #{1.5}\")",
      "    println(\"#{List.sort([3, 1, 2], fn(a, b) -> a - b end)} #{List.find([1, 2], fn n -> n > 1 end) == Some(2)}\")",
      "    println(case [1, 2, 3] do\n      a :: rest -> \"#{a} #{List.length(rest)}\"\n      _ -> \"\"\n    end)",
      "    println(String.join(List.map(String.split(\"a,b,c\", \",\"), fn text -> text <> \"!\" end), \"-\"))",
  };
  for (const std::string& each : endless) {
    CHECK(ending_of("", "  while true do\n" + each + "\n  end").find("the migration ends early") != std::string::npos);
  }
}

TEST_CASE("a recursion without an end is stopped at the same call") {
  CHECK(ending_of("fn forever(n) do\n  forever(n + 1) + 1\nend", "  println(\"#{forever(0)}\")") == placed(depth, "ends.mpl:2:3"));
  CHECK(
      ending_of(
          "fn ping(n :: Int) -> Int = if n % 100 == 0 do pong(n) else pong(n + 1) end\nfn pong(n :: Int) -> Int = ping(n + 1) * 2",
          "  println(\"#{ping(1)}\")")
          .starts_with(depth));
  CHECK(ending_of("fn again(f :: Fun(Int) -> Int, n :: Int) -> Int = f(n) + again(fn m -> f(m) + n end, n + 1)",
                  "  println(\"#{again(fn n -> n end, 0)}\")")
            .starts_with(depth));
}

TEST_CASE("library functions in functions that library functions call are stopped at the same depth") {
  CHECK(ending_of("fn walk(n :: Int) -> List<Int> = List.flat_map([n], fn m -> walk(m + 1) end)",
                  "  println(\"#{List.length(walk(0))}\")") == placed(callbacks, "ends.mpl:1:34"));
}

TEST_CASE("values that outgrow the memory of a run are stopped at the same value") {
  CHECK(ending_of("fn double(text :: String, n :: Int) -> String do\n  if n == 0 do text else double(text <> text, n - 1) end\nend",
                  "  println(double(\"0123456789abcdef\", 40))") == placed(memory, "ends.mpl:2:33"));
  CHECK(ending_of("fn grow(list :: List<String>, n :: Int) -> Int do\n  println(\"#{n}\")\n  if n == 0 do List.length(list) else "
                  "grow(list ++ List.map(list, fn text -> text <> \"#{n}\" end), n - 1) end\nend",
                  "  println(\"#{grow([\"a\", \"b\"], 40)}\")")
            .find(" at ends.mpl:3:") != std::string::npos);
  CHECK(ending_of("struct Pair do\n  left :: Int\n  right :: Int\nend\nfn pairs(n :: Int, kept :: List<Pair>) -> Int do\n"
                  "  if n % 1000 == 0 do println(\"#{n}\") end\n  if n > 9000000 do List.length(kept) else\n"
                  "    let all = List.map((1..500) |> Range.to_list, fn i -> Pair { left: i, right: n } end)\n"
                  "    pairs(n + 1, all)\n  end\nend",
                  "  println(\"#{pairs(0, [])}\")")
            .starts_with("stopped: "));
}

TEST_CASE("a panic is said in the same words, and where") {
  CHECK(ending_of("fn ratio(n :: Int) -> Int do\n  let a = 7\n  a / n\nend", "  println(\"#{ratio(0)}\")") ==
        "stopped: the migration stops here: division by zero at ends.mpl:3:3");
  CHECK(ending_of("", "  let empty = List.drop([1], 1)\n  println(\"#{List.head(empty)}\")").find("mesh_list_head") !=
        std::string::npos);
  CHECK(ending_of("", "  println(\"#{Map.get(%{1 => 2}, 3)}\")").find("the key is not in the map") != std::string::npos);
}

TEST_CASE("frames as large and as many as a run may have fit the stack") {
  std::string texts;
  for (int text = 0; text < 400; ++text) texts += (text == 0 ? "\"a" : ", \"a") + std::to_string(text) + "\"";
  const mesh::Source source("fn deep(n :: Int) -> Int do\n  let texts = [" + texts +
                            "]\n  if n == 0 do 0 else deep(n - 1) + List.length(texts) end\nend\n"
                            "pub fn up(pool :: PoolHandle) -> Int!String do\n  println(\"#{deep(1500)}\")\n  Ok(0)\nend\n");
  mesh::Diagnostics diagnostics;
  const mesh::lang::Executable executable = mesh::lang::compile(source, "up", diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  const auto program = mesh::llvm::compile_entry(executable, source);
  REQUIRE(program);
  Run printed;
  mesh::test::listen(printed);
  CHECK_FALSE(program->run(0, {}));
  CHECK(printed == mesh::test::Run{"printed: 600000\n"});
}
