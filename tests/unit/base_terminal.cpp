#include "base/terminal.hpp"

#include "catch.hpp"

namespace {

uint32_t width(std::string_view text) { return mesh::glyph_at(text, 0).width; }

std::string harmless(std::string_view text) {
  std::string out;
  mesh::append_harmless(out, text);
  return out;
}

}  // namespace

TEST_CASE("a glyph is as wide as a terminal shows it") {
  CHECK(width("a") == 1);
  CHECK(width("é") == 1);
  CHECK(width("漢") == 2);
  CHECK(width("한") == 2);
  CHECK(width("ａ") == 2);
  CHECK(width("😀") == 2);
  CHECK(width("\u0301") == 0);
  CHECK(width("\uFE0F") == 0);
}

TEST_CASE("nothing that a terminal obeys gets through") {
  CHECK(harmless("a\x1B[2J") == "a␛[2J");
  CHECK(harmless("\r\n\t\x7F") == "␍␊␉␡");
  CHECK(harmless("\u009B") == "\uFFFD");
  CHECK(harmless("\u202Eabc\u2066") == "\uFFFDabc\uFFFD");
  CHECK(harmless("\u200B\uFEFF") == "\uFFFD\uFFFD");
  CHECK(harmless("\xFF") == "\uFFFD");
}

TEST_CASE("ordinary text gets through as it is") {
  const std::string_view text = "héllo, 漢字 e\u0301 👩\u200D🔧";
  CHECK(harmless(text) == text);
}
