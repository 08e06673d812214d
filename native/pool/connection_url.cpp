#include "pool/connection_url.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include "base/text.hpp"
#include "pool/server_error.hpp"

namespace mesh::pool {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using OptionsPtr = std::unique_ptr<PQconninfoOption, FreeOptions>;

struct FreeMessage {
  void operator()(char* message) const { PQfreemem(message); }
};
using MessagePtr = std::unique_ptr<char, FreeMessage>;

DatabaseError url_error(std::string message) { return {.message = std::move(message)}; }

/// What follows the scheme, or nothing.
std::string_view after_scheme(std::string_view url) {
  for (const std::string_view scheme : {"postgres://", "postgresql://"}) {
    if (url.starts_with(scheme)) return url.substr(scheme.size());
  }
  return {};
}

/// True for libpq's `key=value` words: the first has a name of letters.
bool is_words(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const std::string_view name = trim(trimmed.substr(0, trimmed.find('=')));
  const bool is_name = std::all_of(name.begin(), name.end(), [](char byte) { return is_ascii_letter(byte) || byte == '_'; });
  return !name.empty() && name.size() < trimmed.size() && is_name;
}

/// True where an `@` or `/` of the password ends it for libpq, so that the rest would be taken for a host, a database or a
/// parameter and be shown.
bool is_password_cut(std::string_view after) {
  const size_t slash = after.find('/');
  const std::string_view authority = after.substr(0, slash);
  const std::string_view rest = after.substr(authority.size());
  if (const size_t at = authority.find('@'); at != std::string_view::npos) {
    const std::string_view hosts = authority.substr(at + 1);
    return hosts.substr(0, hosts.find('?')).find('@') != std::string_view::npos;
  }
  const bool is_query = authority.find('?') != std::string_view::npos;
  return rest.substr(0, is_query ? rest.size() : rest.find('?')).find('@') != std::string_view::npos;
}

/// What stands before the `@` of the host, as the URL writes it.
std::string_view written_credentials(std::string_view after) {
  const std::string_view authority = after.substr(0, after.find('/'));
  const size_t at = authority.find('@');
  return at == std::string_view::npos ? std::string_view{} : authority.substr(0, at);
}

/// The password between `user:` and `@`, as the URL writes it.
std::string_view written_password(std::string_view after) {
  const std::string_view credentials = written_credentials(after);
  const size_t colon = credentials.find(':');
  return colon == std::string_view::npos ? std::string_view{} : credentials.substr(colon + 1);
}

/// True where an `@` among the parameters makes libpq take the host and the parameters before it, be they secret, for a user name.
bool is_query_in_user(std::string_view after) {
  const std::string_view credentials = written_credentials(after);
  return credentials.substr(0, credentials.find(':')).find('?') != std::string_view::npos;
}

/// libpq's `message` about `url` without what it quotes, be it secret or not; only the name of a parameter is kept. What is quoted
/// may hold quotation marks itself, so it ends at the last of them.
std::string without_quotations(std::string_view message, std::string_view url) {
  const size_t open = message.find('"');
  const size_t close = message.rfind('"');
  if (open == close) return std::string(message.substr(0, open));
  const std::string_view quoted = message.substr(open + 1, close - open - 1);
  const bool is_parameter =
      url.find(cat({"?", quoted, "="})) != std::string_view::npos || url.find(cat({"&", quoted, "="})) != std::string_view::npos;
  return cat({message.substr(0, open + 1), is_parameter ? quoted : "...", "\"", message.substr(close + 1)});
}

/// Replaces `secret` where it does not stand inside a longer word.
void replace_words(std::string& text, std::string_view secret, std::string_view with) {
  const auto is_word = [&](size_t at) { return at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at])); };
  for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
    const size_t end = at + secret.size();
    if ((at > 0 && is_word(at - 1) && is_word(at)) || (is_word(end - 1) && is_word(end))) {
      ++at;
      continue;
    }
    text.replace(at, secret.size(), with);
    at += with.size();
  }
}

}  // namespace

Result<ConnectionUrl, DatabaseError> ConnectionUrl::parse(std::string_view url, std::chrono::seconds connect_timeout,
                                                          bool takes_words) {
  const std::string_view after = after_scheme(url);
  const bool is_url = after.data() != nullptr;
  if (!is_url && !(takes_words && is_words(url))) {
    return url_error(takes_words ? "it starts with postgres:// or postgresql://, or is words such as host=localhost dbname=app"
                                 : "URL must start with postgres:// or postgresql://");
  }
  if (url.find('\0') != std::string_view::npos) return url_error("the URL holds a NUL character");
  if (is_url && is_password_cut(after)) {
    return url_error("the URL has an `@` or `/` in its user name, password or database: write %40 for `@` and %2F for `/`");
  }
  if (is_url && is_query_in_user(after)) {
    return url_error("the URL has a `?` in its user name, or an `@` in a parameter: write %3F for `?` and %40 for `@`");
  }
  char* problem = nullptr;
  const OptionsPtr options(PQconninfoParse(std::string(url).c_str(), &problem));
  const MessagePtr message(problem);
  if (!options) {
    const std::string reason = one_line(problem == nullptr ? "out of memory" : problem);
    return url_error(cat({"the URL cannot be read: ", without_quotations(reason, url)}));
  }

  // Where the host is forgotten, libpq takes the password for the port, and would name it.
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (std::string_view(option->keyword) != "port" || option->val == nullptr) continue;
    if (std::string_view(option->val).find_first_not_of("0123456789,") != std::string_view::npos) {
      return url_error("the URL's port is not a number: is the `@` and the host after the password missing?");
    }
  }

  ConnectionUrl read;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    read.parameters_.emplace_back(option->keyword, option->val);
    if (std::string_view(option->keyword).ends_with("password")) read.secrets_.emplace_back(option->val);
  }
  if (is_url) read.secrets_.emplace_back(written_password(after));
  read.set_default("connect_timeout", std::to_string(connect_timeout.count()));
  read.set_default("fallback_application_name", "mesh-ddl");
  // DDL may take hours, so nothing but its host's silence ends a wait for a statement: a minute of it, also where what was sent
  // is not acknowledged, when no keepalive is sent.
  read.set_default("keepalives_idle", "30");
  read.set_default("keepalives_interval", "10");
  read.set_default("keepalives_count", "3");
  read.set_default("tcp_user_timeout", "60000");
  // Mesh's texts are UTF-8, whatever encoding the database has.
  std::erase_if(read.parameters_, [](const auto& parameter) { return parameter.first == "client_encoding"; });
  read.set_default("client_encoding", "UTF8");
  return read;
}

std::string ConnectionUrl::without_password(std::string text) const {
  for (const std::string& secret : secrets_) {
    if (!secret.empty() && !is_shown(secret)) replace_words(text, secret, "***");
  }
  return text;
}

void ConnectionUrl::set_default(std::string_view keyword, std::string value) {
  if (value_of(keyword).empty()) parameters_.emplace_back(keyword, std::move(value));
}

std::string_view ConnectionUrl::value_of(std::string_view keyword) const {
  for (const auto& [name, value] : parameters_) {
    if (name == keyword) return value;
  }
  return {};
}

bool ConnectionUrl::is_shown(std::string_view secret) const {
  return secret == value_of("user") || secret == value_of("dbname") || secret == value_of("host");
}

}  // namespace mesh::pool
