#include "random_program.hpp"

#include "random_term.hpp"

namespace mesh::test {
namespace {

/// What a statement leads to.
enum class Flow : uint8_t { next, leave_loop, next_round, leave };

struct Run {
  std::vector<std::string> sent;
  /// What the function gives that was left.
  Value result;
};

using Step = std::function<Flow(Frame&, Run&)>;

/// Statements as lines of text, and what they do.
struct Block {
  std::vector<std::string> lines;
  std::vector<Step> steps;

  void add(std::string line, Step step) {
    lines.push_back(std::move(line));
    steps.push_back(std::move(step));
  }
  void add_lines(const std::vector<std::string>& inner) {
    for (const std::string& line : inner) lines.push_back("  " + line);
  }
};

Flow run(const std::vector<Step>& steps, Frame& frame, Run& into) {
  for (const Step& step : steps) {
    const Flow flow = step(frame, into);
    if (flow != Flow::next) return flow;
  }
  return Flow::next;
}

/// A function that takes a pool and one more value, sends statements, and gives an Int or an error.
struct Sender {
  std::string name;
  Type parameter;
  std::shared_ptr<Block> body;
};

class ProgramMaker {
 public:
  explicit ProgramMaker(std::vector<uint8_t> bytes) : choices_(std::move(bytes)), maker_(choices_) {}

  Program run() {
    for (size_t left = choices_.below(4); left > 0; --left) add_function();
    for (size_t left = choices_.below(3); left > 0; --left) add_sender();
    const Block body = sending_body();
    text_ += "pub fn up(pool :: PoolHandle) -> Int!String do\n";
    add_text(body.lines);
    text_ += "end\n";
    Frame frame(std::make_shared<size_t>(0));
    Run result;
    mesh::test::run(body.steps, frame, result);
    return {std::move(text_), std::move(result.sent)};
  }

 private:
  void add_text(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text_ += "  " + line + "\n";
  }

  [[nodiscard]] std::string head(const std::string& name, const std::vector<Type>& parameters, const Type& result) {
    std::string text = "fn " + name + "(";
    for (size_t at = 0; at < parameters.size(); ++at) {
      const size_t place = maker_.add_variable(parameters[at]);
      text += (at > 0 ? ", " : "") + maker_.variable(place).name + " :: " + text_of(parameters[at]);
    }
    return text + ")" + (choices_.below(2) == 0 ? " -> " + text_of(result) : "");
  }

  void add_function() {
    PureFunction made{"f" + std::to_string(maker_.functions.size()), {}, maker_.type(), {}};
    for (size_t left = choices_.below(3); left > 0; --left) made.parameters.push_back(maker_.type());
    made.call = std::make_shared<std::function<Value(const std::vector<Value>&, const Frame&)>>();
    const bool recurs = choices_.once_in(3);
    recurs ? recursive(made) : plain(made);
    maker_.shrink_to(0);
    maker_.functions.push_back(std::move(made));
  }

  void plain(PureFunction& made) {
    text_ += head(made.name, made.parameters, made.result);
    const Term body = maker_.term(made.result, 3);
    const bool is_line = choices_.below(2) == 0;
    text_ += is_line ? " = " + body.text + "\n\n" : " do\n  " + body.text + "\nend\n\n";
    *made.call = [body](const std::vector<Value>& arguments, const Frame& outer) {
      Frame frame = outer.empty();
      for (size_t at = 0; at < arguments.size(); ++at) frame.bind(at, arguments[at]);
      return body.value(frame);
    };
  }

  /// Counts its first argument down, and gives its second one changed at every turn. It is called by another with a small count.
  void recursive(PureFunction& made) {
    const std::string inner = made.name + "_turn";
    const std::string count = maker_.variable(maker_.add_variable({Sort::integer})).name;
    const std::string value = maker_.variable(maker_.add_variable(made.result)).name;
    const Term changed = maker_.term(made.result, 2);
    text_ += "fn " + inner + "(0, " + value + " :: " + text_of(made.result) + ") = " + value + "\n";
    text_ += "fn " + inner + "(" + count + ", " + value + ") = " + inner + "(" + count + " - 1, " + changed.text + ")\n\n";
    maker_.shrink_to(0);
    made.parameters = {made.result};
    const auto turns = static_cast<int64_t>(choices_.below(4));
    // Brings the parameter into scope.
    text_ += head(made.name, made.parameters, made.result);
    text_ += " = " + inner + "(" + std::to_string(turns) + ", " + maker_.variable(0).name + ")\n\n";
    *made.call = [changed, turns](const std::vector<Value>& arguments, const Frame& outer) {
      Value result = arguments[0];
      for (int64_t left = turns; left > 0; --left) {
        Frame frame = outer.empty();
        frame.bind(0, {.number = left});
        frame.bind(1, result);
        result = changed.value(frame);
      }
      return result;
    };
  }

  void add_sender() {
    Sender made{"send" + std::to_string(senders_.size()), maker_.type(), std::make_shared<Block>()};
    const size_t place = maker_.add_variable(made.parameter);
    text_ += "fn " + made.name + "(pool :: PoolHandle, " + maker_.variable(place).name + " :: " + text_of(made.parameter) +
             ") -> Int!String do\n";
    *made.body = sending_body();
    add_text(made.body->lines);
    text_ += "end\n\n";
    maker_.shrink_to(0);
    senders_.push_back(std::move(made));
  }

  Block sending_body() {
    Block body;
    statements(body, 3, false);
    const Term result = maker_.term({Sort::integer}, 1);
    body.add("Ok(" + result.text + ")", [result](Frame& frame, Run& into) {
      into.result = {.number = 0, .items = {result.value(frame)}};
      return Flow::leave;
    });
    return body;
  }

  void statements(Block& block, int depth, bool is_in_loop) {
    const size_t before = maker_.size();
    for (size_t left = 1 + choices_.below(4); left > 0; --left) statement(block, depth, is_in_loop);
    const auto seen = maker_.variables_where([](const Type& type) { return type.sort != Sort::function; });
    if (!seen.empty()) observe(block, choices_.among(seen));
    if (is_in_loop) maker_.shrink_to(before);
  }

  void statement(Block& block, int depth, bool is_in_loop) {
    switch (choices_.below(depth > 0 ? 9 : 3)) {
      case 0: return observe(block, let(block, maker_.type()));
      case 1: return let(block);
      case 2: return let_function(block);
      case 3: return if_statement(block, depth - 1, is_in_loop);
      case 4: return for_statement(block, depth - 1);
      case 5: return while_statement(block, depth - 1);
      case 6: return call_sender(block);
      case 7: return let_tuple(block);
      default: return case_statement(block, depth - 1, is_in_loop);
    }
  }

  size_t let(Block& block, const Type& type) {
    const Term value = maker_.term(type, 3);
    const size_t place = maker_.add_variable(type);
    block.add("let " + maker_.variable(place).name + " :: " + text_of(type) + " = " + value.text,
              [value, place](Frame& frame, Run&) {
                frame.bind(place, value.value(frame));
                return Flow::next;
              });
    return place;
  }
  void let(Block& block) { static_cast<void>(let(block, maker_.type())); }

  void let_function(Block& block) {
    Type type{Sort::function, {}};
    for (size_t left = choices_.below(3); left > 0; --left) type.of.push_back(maker_.type(1));
    type.of.push_back(maker_.type(1));
    static_cast<void>(let(block, type));
  }

  void let_tuple(Block& block) {
    const Type type{Sort::tuple, {maker_.type(1), maker_.type(1)}};
    const size_t both = let(block, type);
    const size_t first = maker_.add_variable(type.of[0]);
    const size_t second = maker_.add_variable(type.of[1]);
    block.add("let (" + maker_.variable(first).name + ", " + maker_.variable(second).name + ") = " + maker_.variable(both).name,
              [=](Frame& frame, Run&) {
                const Value value = frame[both];
                frame.bind(first, value.items[0]);
                frame.bind(second, value.items[1]);
                return Flow::next;
              });
  }

  /// Sends statements that tell the variable's value.
  void observe(Block& block, size_t place) {
    const Type type = maker_.variable(place).type;
    const std::string name = maker_.variable(place).name;
    switch (type.sort) {
      case Sort::integer:
      case Sort::floating:
      case Sort::boolean:
      case Sort::string: return send(block, type.sort == Sort::string ? name : "\"#{" + name + "}\"", place);
      case Sort::list: return each(block, place, "", {}, [&](Block& inner, size_t element) { observe(inner, element); });
      case Sort::tuple: return observe_tuple(block, place);
      case Sort::option:
      case Sort::result: return observe_choice(block, place);
      case Sort::function: return;
    }
  }

  void send(Block& block, const std::string& text, size_t place) {
    const std::string sql = "SELECT $1, " + std::to_string(sends_++);
    const Sort sort = maker_.variable(place).type.sort;
    const bool is_piped = choices_.once_in(4);
    const std::string rest = "\"" + sql + "\", [" + text + "])";
    block.add(is_piped ? "(pool |> Pool.execute(" + rest + ")?" : "Pool.execute(pool, " + rest + "?",
              [sql, sort, place](Frame& frame, Run& into) {
                into.sent.push_back(sql + "|" + shown(frame[place], sort));
                return Flow::next;
              });
  }

  void observe_tuple(Block& block, size_t place) {
    std::vector<size_t> parts;
    std::string names;
    for (const Type& part : Type(maker_.variable(place).type).of) {
      parts.push_back(maker_.add_variable(part));
      names += (names.empty() ? "" : ", ") + maker_.variable(parts.back()).name;
    }
    block.add("let (" + names + ") = " + maker_.variable(place).name, [parts, place](Frame& frame, Run&) {
      const Value whole = frame[place];
      for (size_t at = 0; at < parts.size(); ++at) frame.bind(parts[at], whole.items[at]);
      return Flow::next;
    });
    for (const size_t part : parts) observe(block, part);
  }

  void observe_choice(Block& block, size_t place) {
    const Type type = maker_.variable(place).type;
    const bool is_option = type.sort == Sort::option;
    const std::vector<std::string> tags =
        is_option ? std::vector<std::string>{"Some", "None"} : std::vector<std::string>{"Ok", "Err"};
    std::vector<std::vector<Step>> arms;
    std::vector<size_t> places;
    block.lines.push_back("case " + maker_.variable(place).name + " do");
    for (size_t tag = 0; tag < 2; ++tag) {
      const size_t before = maker_.size();
      Block arm;
      const bool has_payload = tag < type.of.size();
      const size_t payload = maker_.add_variable(has_payload ? type.of[tag] : Type{Sort::integer});
      const std::string pattern = has_payload ? tags[tag] + "(" + maker_.variable(payload).name + ")" : tags[tag];
      if (has_payload) observe(arm, payload);
      block.lines.push_back("  " + pattern + " -> do");
      block.add_lines(arm.lines);
      block.lines.push_back("    ()");
      block.lines.push_back("  end");
      arms.push_back(arm.steps);
      places.push_back(payload);
      maker_.shrink_to(before);
    }
    block.add("end", [=](Frame& frame, Run& into) {
      const Value whole = frame[place];
      const auto tag = static_cast<size_t>(whole.number);
      if (!whole.items.empty()) frame.bind(places[tag], whole.items[0]);
      return mesh::test::run(arms[tag], frame, into);
    });
  }

  /// A loop over the list `place`; `fill` makes its body.
  template <typename Fill>
  void each(Block& block, size_t place, const std::string& filter_text, const Evaluate& filter, Fill fill) {
    const size_t before = maker_.size();
    const size_t element = maker_.add_variable(Type(maker_.variable(place).type.of[0]));
    Block body;
    block.lines.push_back("for " + maker_.variable(element).name + " in " + maker_.variable(place).name + filter_text + " do");
    fill(body, element);
    block.add_lines(body.lines);
    block.lines.push_back("  ()");
    maker_.shrink_to(before);
    block.add("end", [=, steps = body.steps](Frame& frame, Run& into) {
      const Value all = frame[place];
      for (const Value& item : all.items) {
        frame.bind(element, item);
        if (filter && filter(frame).number == 0) continue;
        const Flow flow = mesh::test::run(steps, frame, into);
        if (flow == Flow::leave) return flow;
        if (flow == Flow::leave_loop) break;
      }
      return Flow::next;
    });
  }

  void for_statement(Block& block, int depth) {
    const size_t list = let(block, {Sort::list, {maker_.type(1)}});
    each(block, list, "", {}, [&](Block& body, size_t element) {
      observe(body, element);
      statements(body, depth, true);
    });
  }

  void while_statement(Block& block, int depth) {
    const Term condition = maker_.term({Sort::boolean}, 2);
    Block body;
    block.lines.push_back("while " + condition.text + " do");
    statements(body, depth, true);
    block.add_lines(body.lines);
    block.lines.push_back("  break");
    block.add("end", [condition, steps = body.steps](Frame& frame, Run& into) {
      while (condition.value(frame).number != 0) {
        const Flow flow = mesh::test::run(steps, frame, into);
        if (flow == Flow::leave) return flow;
        if (flow != Flow::next_round) break;
        // `continue` with a condition that never changes.
        throw TooLong();
      }
      return Flow::next;
    });
  }

  /// A way to leave, where an `if` makes it depend on something.
  void leave(Block& block, bool is_in_loop) {
    const size_t way = choices_.below(is_in_loop ? 4 : 2);
    if (way == 0) return let(block);
    if (way == 1) {
      const bool fails = choices_.below(2) == 1;
      return block.add(fails ? "return Err(\"no\")" : "return Ok(1)", [fails](Frame&, Run& into) {
        into.result = {.number = fails ? 1 : 0, .text = "no", .items = {Value{.number = 1}}};
        return Flow::leave;
      });
    }
    const bool leaves = way == 2;
    block.add(leaves ? "break" : "continue", [leaves](Frame&, Run&) { return leaves ? Flow::leave_loop : Flow::next_round; });
  }

  std::vector<Step> inner_block(Block& block, int depth, bool is_in_loop) {
    const size_t before = maker_.size();
    Block inner;
    statements(inner, depth, is_in_loop);
    if (choices_.once_in(3)) leave(inner, is_in_loop);
    maker_.shrink_to(before);
    block.add_lines(inner.lines);
    return inner.steps;
  }

  void if_statement(Block& block, int depth, bool is_in_loop) {
    const Term condition = maker_.term({Sort::boolean}, 2);
    block.lines.push_back("if " + condition.text + " do");
    const std::vector<Step> then = inner_block(block, depth, is_in_loop);
    block.lines.push_back("  ()");
    std::vector<Step> otherwise;
    if (choices_.below(2) == 1) {
      block.lines.push_back("else");
      otherwise = inner_block(block, depth, is_in_loop);
      block.lines.push_back("  ()");
    }
    block.add("end", [condition, then, otherwise](Frame& frame, Run& into) {
      return mesh::test::run(condition.value(frame).number != 0 ? then : otherwise, frame, into);
    });
  }

  void case_statement(Block& block, int depth, bool is_in_loop) {
    const size_t subject = let(block, maker_.type());
    const Type type = maker_.variable(subject).type;
    std::vector<std::pair<PatternTerm, std::vector<Step>>> arms;
    block.lines.push_back("case " + maker_.variable(subject).name + " do");
    const size_t refutable = choices_.below(3);
    for (size_t at = 0; at <= refutable; ++at) {
      const size_t before = maker_.size();
      const PatternTerm pattern = maker_.pattern(type, at < refutable);
      block.lines.push_back("  " + pattern.text + " -> do");
      arms.emplace_back(pattern, inner_block(block, depth, is_in_loop));
      block.lines.push_back("    ()");
      block.lines.push_back("  end");
      maker_.shrink_to(before);
    }
    block.add("end", [arms, subject](Frame& frame, Run& into) {
      const Value value = frame[subject];
      for (const auto& [pattern, steps] : arms) {
        if (pattern.match(value, frame)) return mesh::test::run(steps, frame, into);
      }
      throw std::logic_error("no arm takes the value");
    });
  }

  void call_sender(Block& block) {
    if (senders_.empty()) return let(block);
    const Sender sender = choices_.among(senders_);
    const Term argument = maker_.term(sender.parameter, 2);
    const size_t place = maker_.add_variable({Sort::integer});
    block.add("let " + maker_.variable(place).name + " = " + sender.name + "(pool, " + argument.text + ")?",
              [=](Frame& frame, Run& into) {
                Frame inner = frame.empty();
                inner.bind(0, argument.value(frame));
                mesh::test::run(sender.body->steps, inner, into);
                if (into.result.number == 1) return Flow::leave;
                frame.bind(place, into.result.items[0]);
                return Flow::next;
              });
  }

  Choices choices_;
  TermMaker maker_;
  std::vector<Sender> senders_;
  std::string text_;
  uint32_t sends_ = 0;
};

}  // namespace

Program random_program(std::vector<uint8_t> choices) { return ProgramMaker(std::move(choices)).run(); }

}  // namespace mesh::test
