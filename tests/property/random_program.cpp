#include "random_program.hpp"

#include <stdexcept>

#include "random_block.hpp"

namespace mesh::test {
namespace {

/// A function that takes a pool and one more value, sends statements, and gives an Int or an error.
struct Sender {
  std::string name;
  Type parameter;
  std::shared_ptr<Block> body;
};

class ProgramMaker {
 public:
  explicit ProgramMaker(std::vector<uint8_t> bytes) : choices_(std::move(bytes)), maker_(choices_), observer_(choices_, maker_) {}

  Program run() {
    for (size_t left = choices_.below(4); left > 0; --left) add_type();
    for (size_t left = choices_.below(4); left > 0; --left) add_function();
    for (size_t left = choices_.below(3); left > 0; --left) add_sender();
    const Block body = sending_body();
    Program made{.text = {}, .sent = {}, .snippet = snippet_of(body), .helpers = helpers()};
    text_ += "pub fn up(pool :: PoolHandle) -> Int!String do\n";
    add_text(body.lines);
    text_ += "end\n";
    made.text = std::move(text_);
    Frame frame(std::make_shared<size_t>(0));
    Run result;
    run_body(body, frame, result);
    made.sent = std::move(result.sent);
    return made;
  }

 private:
  void add_text(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text_ += "  " + line + "\n";
  }

  /// The functions that `up` may call.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const PureFunction& function : maker_.functions) found.push_back(function.name);
    for (const Sender& sender : senders_) found.push_back(sender.name);
    return found;
  }

  [[nodiscard]] std::string snippet_of(const Block& body) const {
    std::string text = "import Helpers\n";
    if (!names().empty()) text += "from Helpers import " + joined(names(), ", ") + "\n";
    for (const std::string& line : body.lines) text += line + "\n";
    return text;
  }

  /// What stands before `up`, as a file that gives it away.
  [[nodiscard]] std::string helpers() const {
    std::string text = "\n" + text_;
    for (const std::string& name : names()) {
      const size_t place = std::min(text.find("\nfn " + name + "("), text.find("\nfn " + name + "<"));
      text.insert(place + 1, "pub ");
    }
    return text;
  }

  static void run_body(const Block& body, Frame& frame, Run& into) {
    try {
      static_cast<void>(mesh::test::run(body.steps, frame, into));
    } catch (const Return& left) {
      into.result = left.value;
    }
  }

  void add_type() {
    const bool is_record = choices_.below(2) == 0;
    const auto made = maker_.declare(is_record ? Sort::record : Sort::variant);
    text_ += (is_record ? "struct " : "type ") + made->name + letters_text(made->letters) + " do\n";
    const Type itself{is_record ? Sort::record : Sort::variant, letters(made->letters), made};
    for (const Part& part : is_record ? fields_of(itself) : constructors_of(itself)) {
      std::vector<std::string> types;
      for (const Type& held : part.of) types.push_back(text_of(held));
      const std::string held = joined(types, ", ");
      text_ += "  " + part.name + (is_record ? " :: " + held : held.empty() ? "" : "(" + held + ")") + "\n";
    }
    text_ += "end\n\n";
  }

  static std::vector<Type> letters(size_t count) {
    std::vector<Type> made;
    for (size_t number = 0; number < count; ++number) made.push_back({Sort::letter, {}, nullptr, number});
    return made;
  }

  /// Begins a function, with its parameters in scope.
  [[nodiscard]] std::string head(const PureFunction& function) {
    std::string text = "fn " + function.name + letters_text(function.letters.size()) + "(";
    for (size_t at = 0; at < function.parameters.size(); ++at) {
      const size_t place = maker_.add_variable(function.parameters[at]);
      text += (at > 0 ? ", " : "") + maker_.variable(place).name + " :: " + text_of(function.parameters[at]);
    }
    return text + ")" + (choices_.below(2) == 0 ? " -> " + text_of(function.result) : "");
  }

  void add_function() {
    PureFunction made{"f" + std::to_string(maker_.functions.size()), {}, {Sort::integer}, {}, {}};
    const bool recurs = choices_.once_in(3);
    if (!recurs) {
      made.letters.resize(choices_.below(3));
      made.parameters = letters(made.letters.size());
      maker_.letters(made.letters.size());
    }
    made.result = maker_.type();
    for (size_t left = choices_.below(3); left > 0; --left) made.parameters.push_back(maker_.type());
    const std::optional<Type> outer = maker_.enter(made.result);
    recurs ? recursive(made) : plain(made);
    maker_.leave(outer);
    maker_.letters(0);
    maker_.shrink_to(0);
    maker_.functions.push_back(std::move(made));
  }

  void plain(PureFunction& made) {
    text_ += head(made);
    const bool is_line = choices_.below(2) == 0;
    const Term body = is_line ? maker_.term(made.result, 3) : maker_.block(made.result, 3);
    text_ += is_line ? " = " + body.text + "\n\n" : " do\n  " + body.text + "\nend\n\n";
    made.call = [body](const std::vector<Value>& arguments, const Frame& outer) {
      Frame frame = outer.empty();
      for (size_t at = 0; at < arguments.size(); ++at) frame.bind(at, arguments[at]);
      try {
        return body.value(frame);
      } catch (const Return& left) {
        return left.value;
      }
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
    text_ += head(made);
    text_ += " = " + inner + "(" + std::to_string(turns) + ", " + maker_.variable(0).name + ")\n\n";
    made.call = [changed, turns](const std::vector<Value>& arguments, const Frame& outer) {
      Value result = arguments[0];
      for (int64_t left = turns; left > 0; --left) {
        Frame frame = outer.empty();
        frame.bind(0, {.number = left});
        frame.bind(1, result);
        try {
          result = changed.value(frame);
        } catch (const Return& ended) {
          return ended.value;
        }
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
    const std::optional<Type> outer = maker_.enter({Sort::result, {{Sort::integer}, {Sort::string}}});
    statements(body, 3, false);
    const Term result = maker_.term({Sort::integer}, 1);
    body.add("Ok(" + result.text + ")", [result](Frame& frame, Run& into) {
      into.result = {.number = 0, .items = {result.value(frame)}};
      return Flow::leave;
    });
    maker_.leave(outer);
    return body;
  }

  void statements(Block& block, int depth, bool is_in_loop) {
    for (size_t left = 1 + choices_.below(4); left > 0; --left) statement(block, depth, is_in_loop);
    const auto seen = maker_.variables_where([](const Type& type) { return type.sort != Sort::function; });
    if (!seen.empty()) observer_.observe(block, choices_.among(seen));
  }

  void statement(Block& block, int depth, bool is_in_loop) {
    switch (choices_.below(depth > 0 ? 9 : 3)) {
      case 0: return observer_.observe(block, let(block, maker_.type()));
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
    const size_t place = maker_.add_name(type);
    block.add("let " + maker_.variable(place).name + " :: " + text_of(type) + " = " + value.text,
              [value, place](Frame& frame, Run&) {
                frame.bind(place, value.value(frame));
                return Flow::next;
              });
    return place;
  }
  void let(Block& block) { static_cast<void>(let(block, maker_.type())); }

  void let_function(Block& block) { static_cast<void>(let(block, maker_.function_type())); }

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

  void for_statement(Block& block, int depth) {
    const Sort sort = std::vector<Sort>{Sort::list, Sort::map, Sort::range}[choices_.below(3)];
    Type type{sort};
    if (sort == Sort::map) type.of.push_back({choices_.below(2) == 0 ? Sort::integer : Sort::string});
    if (sort != Sort::range) type.of.push_back(maker_.type(1));
    add_loop(maker_, block, let(block, type), [&](Block& body, const std::vector<size_t>& parts) {
      for (const size_t part : parts) observer_.observe(body, part);
      statements(body, depth, true);
    });
  }

  void while_statement(Block& block, int depth) {
    const Term condition = maker_.term({Sort::boolean}, 2);
    const size_t before = maker_.size();
    Block body;
    block.lines.push_back("while " + condition.text + " do");
    statements(body, depth, true);
    maker_.shrink_to(before);
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
                run_body(*sender.body, inner, into);
                if (into.result.number == 1) return Flow::leave;
                frame.bind(place, into.result.items[0]);
                return Flow::next;
              });
  }

  Choices choices_;
  TermMaker maker_;
  Observer observer_;
  std::vector<Sender> senders_;
  std::string text_;
};

}  // namespace

Program random_program(std::vector<uint8_t> choices) { return ProgramMaker(std::move(choices)).run(); }

}  // namespace mesh::test
