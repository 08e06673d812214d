#include "pg_query.hpp"

#include <pg_query.h>

#include <rapidcheck.h>

#include <memory>

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh::test {
namespace {

/// Reads the two parts of the scanner's protocol buffer that say where a token begins and ends (pg_query.proto).
class TokenReader {
 public:
  explicit TokenReader(std::string_view bytes) : bytes_(bytes) {}

  std::vector<ddl::TextRange> read_result() {
    std::vector<ddl::TextRange> tokens;
    while (!bytes_.empty()) {
      const bool is_token = read_number() == (2U << 3U | 2U);
      const uint64_t number = read_number();
      if (!is_token) continue;
      tokens.push_back(TokenReader(bytes_.substr(0, number)).read_token());
      bytes_.remove_prefix(number);
    }
    return tokens;
  }

 private:
  ddl::TextRange read_token() {
    ddl::TextRange range;
    while (!bytes_.empty()) {
      const uint64_t field = read_number() >> 3U;
      const auto value = static_cast<uint32_t>(read_number());
      if (field == 1) range.begin = value;
      if (field == 2) range.end = value;
    }
    return range;
  }

  uint64_t read_number() {
    uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= static_cast<uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return number;
    }
  }

  std::string_view bytes_;
};

}  // namespace

std::optional<nlohmann::json> parse_statements(const std::string& sql) {
  const PgQueryParseResult result = pg_query_parse(sql.c_str());
  std::optional<nlohmann::json> trees;
  if (result.error == nullptr) trees = nlohmann::json::parse(result.parse_tree).at("stmts");
  pg_query_free_parse_result(result);
  return trees;
}

std::optional<size_t> parse_error(const std::string& sql) {
  const PgQueryParseResult result = pg_query_parse(sql.c_str());
  std::optional<size_t> place;
  if (result.error != nullptr) {
    place = 0;
    // It counts characters, from 1.
    for (int characters = result.error->cursorpos; *place < sql.size(); ++*place) {
      if (!is_continuation(sql[*place]) && --characters <= 0) break;
    }
  }
  pg_query_free_parse_result(result);
  return place;
}

nlohmann::json parse_one(const std::string& sql, const std::string& kind) {
  RC_LOG() << sql << '\n';
  const auto trees = parse_statements(sql);
  RC_ASSERT(trees.has_value());
  RC_ASSERT(trees->size() == 1U);
  const nlohmann::json& statement = trees->front().at("stmt");
  RC_ASSERT(statement.contains(kind));
  return statement.at(kind);
}

std::optional<std::vector<ddl::TextRange>> scan(const std::string& sql) {
  const PgQueryScanResult result = pg_query_scan(sql.c_str());
  std::optional<std::vector<ddl::TextRange>> tokens;
  if (result.error == nullptr) tokens = TokenReader({result.pbuf.data, result.pbuf.len}).read_result();
  pg_query_free_scan_result(result);
  return tokens;
}

std::string fingerprint(const std::string& sql) {
  const PgQueryFingerprintResult result = pg_query_fingerprint(sql.c_str());
  std::string text = result.error == nullptr ? result.fingerprint_str : "";
  pg_query_free_fingerprint_result(result);
  return text;
}

std::string stored(std::string_view name) { return std::string(mesh::clip_utf8(name, mesh::ddl::longest_name)); }

}  // namespace mesh::test
