// Library functions as their documentation describes them.
#include <algorithm>

#include "random_term.hpp"

namespace mesh::test {
namespace {

using Values = std::vector<Value>;

const Type integer{Sort::integer};
const Type floating{Sort::floating};
const Type boolean{Sort::boolean};
const Type string{Sort::string};

Type letter(size_t number) { return {Sort::letter, {}, nullptr, number}; }
Type list(Type element) { return {Sort::list, {std::move(element)}}; }
Type map(Type key, Type value) { return {Sort::map, {std::move(key), std::move(value)}}; }
Type option(Type value) { return {Sort::option, {std::move(value)}}; }
Type result(Type value, Type error) { return {Sort::result, {std::move(value), std::move(error)}}; }
Type tuple(Type first, Type second) { return {Sort::tuple, {std::move(first), std::move(second)}}; }
Type function(std::vector<Type> types) { return {Sort::function, std::move(types)}; }

const Type a = letter(0);
const Type b = letter(1);
const Type c = letter(2);

Value of_items(Values items) { return {.items = std::move(items)}; }
Value of_number(int64_t number) { return {.number = number}; }

/// A count moved into 0 to `size`.
std::ptrdiff_t limited(const Value& count, size_t size) {
  return static_cast<std::ptrdiff_t>(std::clamp<int64_t>(count.number, 0, static_cast<int64_t>(size)));
}

bool is_true(const Value& function, const Value& value) { return function.call({value}).number != 0; }

Value flat(const Values& lists) {
  Value made;
  for (const Value& inner : lists) made.items.insert(made.items.end(), inner.items.begin(), inner.items.end());
  return made;
}

Value mapped(const Values& items, const Value& function) {
  Value made;
  for (const Value& item : items) made.items.push_back(function.call({item}));
  return made;
}

void add(std::vector<PureFunction>& to, std::string name, std::vector<Type> parameters, Type result,
         std::function<Value(const Values&)> call, std::vector<Asks> letters) {
  to.push_back({std::move(name), std::move(parameters), std::move(result),
                [call = std::move(call)](const Values& values, const Frame&) { return call(values); }, std::move(letters)});
}

void add_lists(std::vector<PureFunction>& to) {
  const auto row = [&](const std::string& name, std::vector<Type> parameters, Type result,
                       std::function<Value(const Values&)> call) {
    add(to, "List." + name, std::move(parameters), std::move(result), std::move(call), {Asks::nothing, Asks::nothing});
  };
  row("length", {list(a)}, integer, [](const Values& v) { return of_number(static_cast<int64_t>(v[0].items.size())); });
  row("append", {list(a), a}, list(a), [](const Values& v) {
    Value made = v[0];
    made.items.push_back(v[1]);
    return made;
  });
  row("concat", {list(a), list(a)}, list(a), [](const Values& v) { return flat(v); });
  row("reverse", {list(a)}, list(a), [](const Values& v) { return of_items({v[0].items.rbegin(), v[0].items.rend()}); });
  row("take", {list(a), integer}, list(a), [](const Values& v) {
    return of_items({v[0].items.begin(), v[0].items.begin() + limited(v[1], v[0].items.size())});
  });
  row("drop", {list(a), integer}, list(a), [](const Values& v) {
    return of_items({v[0].items.begin() + limited(v[1], v[0].items.size()), v[0].items.end()});
  });
  row("zip", {list(a), list(b)}, list(tuple(a, b)), [](const Values& v) {
    Value made;
    for (size_t at = 0; at < std::min(v[0].items.size(), v[1].items.size()); ++at) {
      made.items.push_back(of_items({v[0].items[at], v[1].items[at]}));
    }
    return made;
  });
  row("enumerate", {list(a)}, list(tuple(integer, a)), [](const Values& v) {
    Value made;
    for (const Value& item : v[0].items) {
      made.items.push_back(of_items({of_number(static_cast<int64_t>(made.items.size())), item}));
    }
    return made;
  });
  row("flatten", {list(list(a))}, list(a), [](const Values& v) { return flat(v[0].items); });
}

void add_lists_with_functions(std::vector<PureFunction>& to) {
  const auto row = [&](const std::string& name, std::vector<Type> parameters, Type result,
                       std::function<Value(const Values&)> call) {
    add(to, name, std::move(parameters), std::move(result), std::move(call), {Asks::nothing, Asks::nothing});
  };
  const Type passes = function({a, boolean});
  row("List.map", {list(b), function({b, a})}, list(a), [](const Values& v) { return mapped(v[0].items, v[1]); });
  row("map", {list(b), function({b, a})}, list(a), [](const Values& v) { return mapped(v[0].items, v[1]); });
  row("List.flat_map", {list(b), function({b, list(a)})}, list(a),
      [](const Values& v) { return flat(mapped(v[0].items, v[1]).items); });
  row("List.filter", {list(a), passes}, list(a), [](const Values& v) {
    Value made;
    for (const Value& item : v[0].items) {
      if (is_true(v[1], item)) made.items.push_back(item);
    }
    return made;
  });
  row("List.find", {list(a), passes}, option(a), [](const Values& v) {
    for (const Value& item : v[0].items) {
      if (is_true(v[1], item)) return some(item);
    }
    return none();
  });
  row("List.any", {list(a), passes}, boolean, [](const Values& v) {
    return of_bool(std::any_of(v[0].items.begin(), v[0].items.end(), [&](const Value& item) { return is_true(v[1], item); }));
  });
  row("List.all", {list(a), passes}, boolean, [](const Values& v) {
    return of_bool(std::all_of(v[0].items.begin(), v[0].items.end(), [&](const Value& item) { return is_true(v[1], item); }));
  });
  row("List.reduce", {list(b), a, function({a, b, a})}, a, [](const Values& v) {
    Value so_far = v[1];
    for (const Value& item : v[0].items) so_far = v[2].call({so_far, item});
    return so_far;
  });
}

void add_maps(std::vector<PureFunction>& to) {
  const auto row = [&](const std::string& name, std::vector<Type> parameters, Type result,
                       std::function<Value(const Values&)> call) {
    add(to, "Map." + name, std::move(parameters), std::move(result), std::move(call), {Asks::is_key, Asks::nothing});
  };
  row("new", {}, map(a, b), [](const Values&) { return Value{}; });
  row("put", {map(a, b), a, b}, map(a, b), [](const Values& v) {
    Value made = v[0];
    put(made, v[1], v[2]);
    return made;
  });
  row("delete", {map(a, b), a}, map(a, b), [](const Values& v) {
    Value made;
    for (size_t at = 0; at < v[0].keys.size(); ++at) {
      if (!equal(v[0].keys[at], v[1])) put(made, v[0].keys[at], v[0].items[at]);
    }
    return made;
  });
  row("has_key", {map(a, b), a}, boolean, [](const Values& v) { return of_bool(place_of(v[0], v[1]) < v[0].keys.size()); });
  row("size", {map(a, b)}, integer, [](const Values& v) { return of_number(static_cast<int64_t>(v[0].keys.size())); });
  row("keys", {map(a, b)}, list(a), [](const Values& v) { return of_items(v[0].keys); });
  row("values", {map(a, b)}, list(b), [](const Values& v) { return of_items(v[0].items); });
  row("merge", {map(a, b), map(a, b)}, map(a, b), [](const Values& v) {
    Value made = v[0];
    for (size_t at = 0; at < v[1].keys.size(); ++at) put(made, v[1].keys[at], v[1].items[at]);
    return made;
  });
  row("to_list", {map(a, b)}, list(tuple(a, b)), [](const Values& v) {
    Value made;
    for (size_t at = 0; at < v[0].keys.size(); ++at) made.items.push_back(of_items({v[0].keys[at], v[0].items[at]}));
    return made;
  });
  row("from_list", {list(tuple(a, b))}, map(a, b), [](const Values& v) {
    Value made;
    for (const Value& pair : v[0].items) put(made, pair.items[0], pair.items[1]);
    return made;
  });
}

void add_choices(std::vector<PureFunction>& to) {
  const auto row = [&](const std::string& name, std::vector<Type> parameters, Type result,
                       std::function<Value(const Values&)> call) {
    add(to, name, std::move(parameters), std::move(result), std::move(call), {Asks::nothing, Asks::nothing, Asks::nothing});
  };
  const auto is_first = [](const Values& v) { return of_bool(v[0].number == 0); };
  const auto is_second = [](const Values& v) { return of_bool(v[0].number == 1); };
  const auto unwrap_or = [](const Values& v) { return v[0].number == 0 ? v[0].items[0] : v[1]; };
  const auto map_payload = [](const Values& v, int64_t tag) {
    return v[0].number == tag && !v[0].items.empty() ? Value{.number = tag, .items = {v[1].call({v[0].items[0]})}} : v[0];
  };
  const auto map_first = [=](const Values& v) { return map_payload(v, 0); };
  const auto map_second = [=](const Values& v) { return map_payload(v, 1); };
  row("Option.is_some", {option(a)}, boolean, is_first);
  row("Option.is_none", {option(a)}, boolean, is_second);
  row("Option.unwrap_or", {option(a), a}, a, unwrap_or);
  row("Option.map", {option(b), function({b, a})}, option(a), map_first);
  row("Result.is_ok", {result(a, b)}, boolean, is_first);
  row("Result.is_err", {result(a, b)}, boolean, is_second);
  row("Result.unwrap_or", {result(a, b), a}, a, unwrap_or);
  row("Result.map", {result(c, b), function({c, a})}, result(a, b), map_first);
  row("Result.map_err", {result(a, c), function({c, b})}, result(a, b), map_second);
}

void add_texts(std::vector<PureFunction>& to) {
  const auto row = [&](const std::string& name, std::vector<Type> parameters, Type result,
                       std::function<Value(const Values&)> call) {
    add(to, name, std::move(parameters), std::move(result), std::move(call), {});
  };
  row("String.contains", {string, string}, boolean,
      [](const Values& v) { return of_bool(v[0].text.find(v[1].text) != std::string::npos); });
  row("String.starts_with", {string, string}, boolean, [](const Values& v) { return of_bool(v[0].text.starts_with(v[1].text)); });
  row("String.ends_with", {string, string}, boolean, [](const Values& v) { return of_bool(v[0].text.ends_with(v[1].text)); });
  row("String.length", {string}, integer, [](const Values& v) {
    return of_number(std::count_if(v[0].text.begin(), v[0].text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
  });
  row("String.to_upper", {string}, string, [](const Values& v) {
    std::string made = v[0].text;
    for (char& byte : made) byte = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    // The one other letter that there is in these texts.
    const std::string_view small = "é";
    for (size_t at = made.find(small); at != std::string::npos; at = made.find(small)) made.replace(at, small.size(), "É");
    return of_text(made);
  });
  row("String.join", {list(string), string}, string, [](const Values& v) {
    std::vector<std::string> parts;
    for (const Value& part : v[0].items) parts.push_back(part.text);
    return of_text(joined(parts, v[1].text));
  });
  row("Int.to_string", {integer}, string, [](const Values& v) { return of_text(shown(v[0], integer)); });
  row("Int.to_float", {integer}, floating, [](const Values& v) { return Value{.real = static_cast<double>(v[0].number)}; });
  row("Float.to_string", {floating}, string, [](const Values& v) { return of_text(shown(v[0], floating)); });
}

std::vector<PureFunction> make_library() {
  std::vector<PureFunction> made;
  add_lists(made);
  add_lists_with_functions(made);
  add_maps(made);
  add_choices(made);
  add_texts(made);
  add(made, "List.contains", {list(a), a}, boolean,
      [](const Values& v) {
        return of_bool(std::any_of(v[0].items.begin(), v[0].items.end(), [&](const Value& item) { return equal(item, v[1]); }));
      },
      {Asks::is_comparable});
  return made;
}

}  // namespace

const std::vector<PureFunction>& library() {
  static const std::vector<PureFunction> made = make_library();
  return made;
}

}  // namespace mesh::test
