// The texts of a call, as calls.js writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace mesh::wasm {

/// Reads a block of malloc's, which it frees: the sizes of `count` texts, then their UTF-8, one behind the other.
class Texts {
 public:
  Texts(char* block, size_t count)
      : block_(block), size_(reinterpret_cast<const uint32_t*>(block)), left_(count), text_(block + count * sizeof(uint32_t)) {}

  [[nodiscard]] bool is_at_end() const { return left_ == 0; }

  /// The next text, which lies in the block; empty behind the last.
  std::string_view next() {
    if (is_at_end()) return {};
    const std::string_view text(text_, *size_);
    ++size_;
    --left_;
    text_ += text.size();
    return text;
  }

 private:
  struct Free {
    void operator()(char* block) const { std::free(block); }
  };

  std::unique_ptr<char, Free> block_;
  const uint32_t* size_;
  size_t left_;
  const char* text_;
};

}  // namespace mesh::wasm
