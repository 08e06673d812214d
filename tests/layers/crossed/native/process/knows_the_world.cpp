// A file of the layer check's own test: every include here is an offence.
#include <emscripten/val.h>
#include <libpq-fe.h>
#include <llvm-c/Core.h>
