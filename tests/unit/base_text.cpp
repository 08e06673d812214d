#include "base/text.hpp"

#include "catch.hpp"

using namespace std::string_view_literals;

TEST_CASE("a code point is read with its size") {
  CHECK(mesh::decode_utf8("a", 0).value == U'a');
  CHECK(mesh::decode_utf8("é", 0).value == U'é');
  CHECK(mesh::decode_utf8("x€", 1).size == 3);
  CHECK(mesh::decode_utf8("😀", 0).value == U'😀');
}

TEST_CASE("a code point beyond the basic plane takes two UTF-16 units") {
  CHECK(mesh::decode_utf8("€", 0).utf16_units() == 1);
  CHECK(mesh::decode_utf8("😀", 0).utf16_units() == 2);
}

TEST_CASE("bytes that are not UTF-8 are read one at a time as U+FFFD") {
  const auto text = GENERATE("\xFF"sv, "\x80"sv, "\xC0\x80"sv, "\xE2\x82"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xC3("sv);
  const mesh::CodePoint point = mesh::decode_utf8(text, 0);
  CHECK_FALSE(point.is_well_formed);
  CHECK(point.value == 0xFFFD);
  CHECK(point.size == 1);
  CHECK_FALSE(mesh::is_utf8(text));
}

TEST_CASE("ASCII is skipped up to the first NUL or byte beyond it, wherever that stands") {
  for (const char other : {'\0', '\x80', '\xFF'}) {
    for (size_t size = 0; size < 20; ++size) {
      for (size_t place = 0; place <= size; ++place) {
        std::string text(size, '\x7F');
        if (place < size) text[place] = other;
        CHECK(mesh::skip_ascii(text, 0) == place);
        CHECK(mesh::skip_ascii(text, place) == place);
      }
    }
  }
}

TEST_CASE("clipping never cuts a code point in two") {
  CHECK(mesh::clip_utf8("aé", 2) == "a");
  CHECK(mesh::clip_utf8("aé", 3) == "aé");
  CHECK(mesh::clip_utf8("😀", 3) == "");
  CHECK(mesh::clip_utf8("abc", 0) == "");
}

TEST_CASE("trim takes Unicode white space off both ends and nothing from between") {
  CHECK(mesh::trim(" \t\u00A0a b\u3000\n") == "a b");
  CHECK(mesh::trim("\u2003") == "");
  CHECK(mesh::trim("\u200B") == "\u200B");
}

TEST_CASE("trim keeps malformed bytes") {
  CHECK(mesh::trim(" \x80 ") == "\x80");
  CHECK(mesh::trim("a \x80") == "a \x80");
  CHECK(mesh::trim("\xA0") == "\xA0");
}

TEST_CASE("ASCII case is ignored, other case is not") {
  CHECK(mesh::equals_ignoring_case("Where", "wHERE"));
  CHECK_FALSE(mesh::equals_ignoring_case("é", "É"));
  CHECK_FALSE(mesh::equals_ignoring_case("a", "ab"));
}

TEST_CASE("text for a message shows control characters and stays short") {
  CHECK(mesh::printable("a\tb\n") == "a\\tb\\n");
  CHECK(mesh::printable("\x1B[31m") == "\\u{1b}[31m");
  CHECK(mesh::printable("\xFF") == "\\u{ff}");
  CHECK(mesh::printable(std::string(100, 'x')) == std::string(60, 'x') + "…");
}
