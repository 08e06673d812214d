// The types that cross between C++ and JavaScript. embind's own table binds every type of C++, and brings along the glue for each
// and printf; both are linked in its place.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstdlib>

namespace {

using emscripten::internal::TypeID;

/// What libc++abi calls with its last words. Its own version needs printf.
extern "C" void abort_message(const char*, ...) { std::abort(); }

/// Names a type that is not bound, for embind's message: a text to be freed.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming): embind's own name.
extern "C" EMSCRIPTEN_KEEPALIVE char* __getTypeName(const void*) { return static_cast<char*>(std::calloc(1, 1)); }

}  // namespace

EMSCRIPTEN_BINDINGS(bound_types) {
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "void");
  emscripten::internal::_embind_register_integer(TypeID<size_t>::get(), "size_t", sizeof(size_t), 0, SIZE_MAX);
  emscripten::internal::_embind_register_float(TypeID<double>::get(), "double", sizeof(double));
}
