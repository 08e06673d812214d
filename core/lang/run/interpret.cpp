#include "lang/run/interpret.hpp"

#include <algorithm>

#include "base/match.hpp"
#include "base/text.hpp"
#include "lang/run/interpreting.hpp"

namespace mesh::lang {

void Interpreter::run(uint32_t entry, std::span<const uint64_t> arguments, Host& host) {
  const runtime::ArenaScope scope(arena_);
  host_ = &host;
  frames_.clear();
  registers_.clear();
  callbacks_ = 0;
  steps_ = 0;
  is_stopped_ = false;
  enter(entry, Register{});
  if (is_stopped_) return;
  size_t next = 0;
  for (const OuterValue& outer : mir_.functions[entry].outer) registers_[next++] = outer_value(outer);
  for (const uint64_t argument : arguments) registers_[next++].word = argument;
  run_above(0);
  left_.resize(std::max(left_.size(), size_t{entry} + 1));
  left_[entry] = std::move(registers_);
}

/// What a run has left; where it did not come there, or a mistake stands there, that is as if it were not said.
Value Interpreter::outer_value(const OuterValue& outer) const {
  const bool is_left = outer.function < left_.size() && static_cast<size_t>(outer.left_in) < left_[outer.function].size();
  const Value value = is_left ? left_[outer.function][static_cast<size_t>(outer.left_in)] : Value{0, {}, Knowledge::spoiled};
  return value.knowledge == Knowledge::spoiled ? Value{0, outer.site, Knowledge::free} : value;
}

/// Runs until no more than `depth` frames are left, or the run ends.
void Interpreter::run_above(size_t depth) {
  while (frames_.size() > depth && !is_stopped_) {
    Frame& frame = frames_.back();
    const Block& block = frame.function->blocks[frame.block];
    if (frame.instruction == block.instructions.size()) {
      stand_at(block.site);
      terminate(block);
      continue;
    }
    const Instruction& instruction = block.instructions[frame.instruction++];
    stand_at(instruction.site);
    std::visit([this](const auto& node) { step(node); }, instruction.node);
  }
}

void Interpreter::enter(uint32_t function, Register into) {
  const MirFunction& entered = mir_.functions[function];
  const size_t base = registers_.size();
  if (frames_.size() >= most_depth || base + entered.registers > most_registers) {
    return stop(Code::depth_budget, depth_spent());
  }
  spend(steps_to_enter(entered));
  if (is_stopped_) return;
  registers_.resize(base + entered.registers);
  frames_.push_back({&entered, base, 0, 0, into});
}

void Interpreter::leave(const mir::Return& node) {
  const Value value = reg(node.value);
  const Frame left = frames_.back();
  frames_.pop_back();
  if (frames_.empty()) return report_result(*left.function, value);
  registers_.resize(left.base);
  reg(left.into) = value;
}

void Interpreter::terminate(const Block& block) {
  const auto go_to = [&](BlockId to) {
    frames_.back().block = static_cast<size_t>(to);
    frames_.back().instruction = 0;
    spend(frames_.back().function->blocks[static_cast<size_t>(to)].steps);
  };
  std::visit(Match{[&](const mir::Return& node) { leave(node); },
                   [&](const mir::Panic& node) {
                     stop(Code::panic, {stops_here, mir_.texts[node.text]});
                   },
                   [&](const mir::Jump& node) { go_to(node.to); },
                   [&](const mir::Branch& node) {
                     const Value& condition = reg(node.condition);
                     if (condition.knowledge == Knowledge::spoiled) return go_to(node.when_broken);
                     if (is_unknown(condition)) return pass_over(condition);
                     go_to(condition.word != 0 ? node.when_true : node.when_false);
                   }},
             block.terminator);
}

/// Leaves a function that comes to a branch on `condition`, which is not known: what it gives is not known either. One that may
/// send or print something is not passed over.
void Interpreter::pass_over(const Value& condition) {
  const Frame frame = frames_.back();
  if (frames_.size() == 1 || may_act(static_cast<uint32_t>(frame.function - mir_.functions.data()))) {
    return stop_at_unknown(condition, "what happens next depends on ");
  }
  const Value unknown = condition;
  frames_.pop_back();
  registers_.resize(frame.base);
  set_unknown(frame.into, unknown.knowledge, unknown.origin);
}

/// The name of the function that `site_` is in, which what has no places of its own may be below.
std::string_view Interpreter::function_here() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    const Block& block = frame->function->blocks[frame->block];
    const bool is_at_end = frame->instruction == 0 || frame->instruction > block.instructions.size();
    const SiteId site = is_at_end ? block.site : block.instructions[frame->instruction - 1].site;
    if (site != SiteId{}) return frame->function->name;
  }
  return {};
}

void Interpreter::end_early() {
  is_stopped_ = true;
  host_->stopped(site_, function_here());
  host_->passed_over();
}

void Interpreter::stop(Code code, const Pieces& message, const Pieces& hint) {
  end_early();
  diagnostics_.report(code, mir_.site(site_).span, message, hint);
}

void Interpreter::stop(Code code, const Ending& ending) { stop(code, {ending.message}, {ending.hint}); }

/// Ends the run at a value that is not known, and says where it is needed. `why` is followed by what the value is.
void Interpreter::stop_at_unknown(const Value& value, std::string_view why) {
  end_early();
  if (value.knowledge == Knowledge::free) {
    return diagnostics_.report(Code::known_only_at_run_time, mir_.site(value.origin).span,
                               {"the preview ends early: ", why, "what the snippet does not say here"},
                               {"write what it is; until then, the statements before are shown"},
                               {mir_.site(site_).span, "it is needed here"});
  }
  const bool is_argument = argument_sites_.find(static_cast<uint64_t>(value.origin)).has_value();
  diagnostics_.report(
      Code::known_only_at_run_time, mir_.site(value.origin).span,
      {"the preview ends early: ", why, is_argument ? "what the program is called with" : "what the server answers to this"},
      {"a preview has no ", is_argument ? "arguments" : "server", "; it shows the statements sent until then"},
      {mir_.site(site_).span, "it is needed here"});
}

void Interpreter::spend(uint64_t steps) {
  steps_ += steps;
  if (steps_ > most_steps) {
    stop(Code::step_budget, steps_spent(most_steps));
  }
}

void Interpreter::report_result(const MirFunction& function, const Value& value) {
  const bool is_known = value.knowledge != Knowledge::spoiled && !is_unknown(value);
  const auto* result = pointer_of<const MeshResult>(value.word);
  if (!function.gives_result || !is_known || result == nullptr || result->tag != runtime::tag_err) return;
  const bool is_text = function.has_text_errors && value.knowledge == Knowledge::known;
  host_->gave_error(is_text ? runtime::text_of(static_cast<const MeshString*>(result->value)) : "", value.origin);
}

void run_entry(const Executable& executable, uint32_t entry, uint64_t pool, Host& host, Diagnostics& diagnostics) {
  Interpreter(executable.mir, diagnostics).run(entry, {&pool, 1}, host);
}

SnippetRunner::SnippetRunner(const Executable& executable, Diagnostics& diagnostics)
    : interpreter_(std::make_unique<Interpreter>(executable.mir, diagnostics)) {}

SnippetRunner::~SnippetRunner() = default;

void SnippetRunner::run(uint32_t entry, uint64_t pool, Host& host) { interpreter_->run(entry, {&pool, 1}, host); }

}  // namespace mesh::lang
