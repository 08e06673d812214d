// An accepted fragment swallows nothing of what follows it, and what it opens it closes.
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "sql_end.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const mesh::ddl::Part part = mesh::ddl::whole_part(text, 0);
  const mesh::ddl::Status status = mesh::ddl::check_fragment(text, mesh::ddl::Slot::constraints, part);
  if (!status && status.error().part.bytes.end > size) __builtin_trap();
  if (status && !mesh::test::is_closed_only_at_end("(" + std::string(text) + " )")) __builtin_trap();
  return 0;
}
