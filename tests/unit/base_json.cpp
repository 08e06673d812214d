#include "base/json.hpp"

#include "catch.hpp"

using namespace std::string_view_literals;

using mesh::json_string;

TEST_CASE("a JSON string escapes what JSON says must be escaped") {
  CHECK(json_string("a\"b\\c") == R"("a\"b\\c")");
  CHECK(json_string("\n\r\t\b\f") == R"("\n\r\t\b\f")");
  CHECK(json_string("\0\x1F"sv) == R"("\u0000\u001f")");
  CHECK(json_string("/é😀\x7F") == "\"/é😀\x7F\"");
}

TEST_CASE("a JSON string can stand in a script") { CHECK(json_string("\u2028\u2029") == R"("\u2028\u2029")"); }

TEST_CASE("a JSON string is UTF-8 whatever it is made from") {
  CHECK(json_string("a\xFFz") == "\"a\uFFFDz\"");
  CHECK(json_string("\xE2\x82") == "\"\uFFFD\uFFFD\"");
}

TEST_CASE("the writer puts commas between members and elements only") {
  mesh::JsonWriter json;
  json.begin_object().key("list").begin_array().number(1).string("two").begin_object().end_object().null().end_array();
  json.key("yes").boolean(true).key("no").boolean(false).key("empty").begin_array().end_array().end_object();
  CHECK(json.take() == R"({"list":[1,"two",{},null],"yes":true,"no":false,"empty":[]})");
}

TEST_CASE("a JSON text is the same wherever its parts begin and end") {
  mesh::JsonWriter json;
  std::string expected = "[";
  json.begin_array();
  for (size_t size = 0; size < 150; ++size) {
    const std::string before(size, 'a');
    json.string(before + "\"\x01é\u2028\xFFz").written(before + "1");
    expected += '"' + before + "\\\"\\u0001é\\u2028\uFFFDz\"," + before + "1,";
  }
  expected.back() = ']';
  CHECK(json.end_array().take() == expected);
  CHECK(json.begin_object().end_object().take() == "{}");
}

TEST_CASE("the writer writes the largest and smallest numbers") {
  CHECK(mesh::JsonWriter().begin_array().number(INT64_MAX).number(INT64_MIN).number(4294967296).number(0).end_array().take() ==
        "[9223372036854775807,-9223372036854775808,4294967296,0]");
}
