#include "random_block.hpp"

namespace mesh::test {

Flow run(const std::vector<Step>& steps, Frame& frame, Run& into) {
  for (const Step& step : steps) {
    const Flow flow = step(frame, into);
    if (flow != Flow::next) return flow;
  }
  return Flow::next;
}

void add_loop(TermMaker& maker, Block& block, size_t place, const std::function<void(Block&, const std::vector<size_t>&)>& fill) {
  const size_t before = maker.size();
  const Type type = maker.variable(place).type;
  const bool is_map = type.sort == Sort::map;
  const bool is_range = type.sort == Sort::range;
  std::vector<size_t> places;
  std::vector<std::string> names;
  for (const Type& part : is_range ? std::vector<Type>{{Sort::integer}} : type.of) {
    places.push_back(maker.add_variable(part));
    names.push_back(maker.variable(places.back()).name);
  }
  const std::string pattern = is_map ? "{" + joined(names, ", ") + "}" : names[0];
  Block body;
  block.lines.push_back("for " + pattern + " in " + maker.variable(place).name + " do");
  fill(body, places);
  block.add_lines(body.lines);
  block.lines.push_back("  ()");
  maker.shrink_to(before);
  block.add("end", [=, steps = body.steps](Frame& frame, Run& into) {
    const Value all = frame[place];
    const int64_t begin = is_range ? all.items[0].number : 0;
    const int64_t end = is_range ? all.items[1].number : static_cast<int64_t>(all.items.size());
    for (int64_t number = begin; number < end; ++number) {
      const auto at = static_cast<size_t>(number);
      if (is_map) frame.bind(places[0], all.keys[at]);
      frame.bind(places.back(), is_range ? Value{.number = number} : all.items[at]);
      const Flow flow = run(steps, frame, into);
      if (flow == Flow::leave) return flow;
      if (flow == Flow::leave_loop) break;
    }
    return Flow::next;
  });
}

void Observer::observe(Block& block, size_t place, int depth) {
  const Type type = maker_.variable(place).type;
  if (depth < 0) return;
  if (type.sort < Sort::list || (is_printable(type) && choices_.below(2) == 0)) return send(block, place);
  switch (type.sort) {
    case Sort::list:
    case Sort::map:
    case Sort::range:
      return add_loop(maker_, block, place, [&](Block& inner, const std::vector<size_t>& parts) {
        for (const size_t part : parts) observe(inner, part, depth);
      });
    case Sort::tuple:
    case Sort::record: return take_apart(block, place, depth);
    case Sort::option:
    case Sort::result:
    case Sort::variant: return choose(block, place, depth);
    default: return;
  }
}

void Observer::send(Block& block, size_t place) {
  const std::string sql = "SELECT $1, " + std::to_string(sends_++);
  const Type type = maker_.variable(place).type;
  const std::string& name = maker_.variable(place).name;
  const std::string text = type.sort == Sort::string ? name : "\"#{" + name + "}\"";
  const bool is_piped = choices_.once_in(4);
  const std::string rest = "\"" + sql + "\", [" + text + "])";
  block.add(is_piped ? "(pool |> Pool.execute(" + rest + ")?" : "Pool.execute(pool, " + rest + "?",
            [sql, type, place](Frame& frame, Run& into) {
              into.sent.push_back(sql + "|" + shown(frame[place], type));
              return Flow::next;
            });
}

/// Gives the parts of a tuple or a struct names of their own.
void Observer::take_apart(Block& block, size_t place, int depth) {
  const Variable whole = maker_.variable(place);
  std::vector<size_t> parts;
  std::vector<std::string> names;
  const auto add = [&](const Type& type) {
    parts.push_back(maker_.add_variable(type));
    names.push_back(maker_.variable(parts.back()).name);
  };
  if (whole.type.sort == Sort::tuple) {
    for (const Type& type : whole.type.of) add(type);
    block.lines.push_back("let (" + joined(names, ", ") + ") = " + whole.name);
  } else {
    for (const Part& field : fields_of(whole.type)) {
      add(field.of[0]);
      block.lines.push_back("let " + names.back() + " = " + whole.name + "." + field.name);
    }
  }
  block.steps.emplace_back([parts, place](Frame& frame, Run&) {
    const Value held = frame[place];
    for (size_t at = 0; at < parts.size(); ++at) frame.bind(parts[at], held.items[at]);
    return Flow::next;
  });
  for (const size_t part : parts) observe(block, part, depth - 1);
}

/// Tells the constructors apart.
void Observer::choose(Block& block, size_t place, int depth) {
  struct Arm {
    std::vector<size_t> places;
    std::vector<Step> steps;
  };
  std::vector<Arm> arms;
  block.lines.push_back("case " + maker_.variable(place).name + " do");
  for (const Part& made : constructors_of(Type(maker_.variable(place).type))) {
    const size_t before = maker_.size();
    Arm arm;
    std::vector<std::string> names;
    for (const Type& held : made.of) {
      arm.places.push_back(maker_.add_variable(held));
      names.push_back(maker_.variable(arm.places.back()).name);
    }
    Block body;
    for (const size_t held : arm.places) observe(body, held, depth - 1);
    block.lines.push_back("  " + made.name + (names.empty() ? "" : "(" + joined(names, ", ") + ")") + " -> do");
    block.add_lines(body.lines);
    block.lines.push_back("    ()");
    block.lines.push_back("  end");
    maker_.shrink_to(before);
    arm.steps = std::move(body.steps);
    arms.push_back(std::move(arm));
  }
  block.add("end", [arms, place](Frame& frame, Run& into) {
    const Value whole = frame[place];
    const Arm& arm = arms[static_cast<size_t>(whole.number)];
    for (size_t at = 0; at < arm.places.size(); ++at) frame.bind(arm.places[at], whole.items[at]);
    return run(arm.steps, frame, into);
  });
}

}  // namespace mesh::test
