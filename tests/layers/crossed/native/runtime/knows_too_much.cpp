// A file of the layer check's own test: every include here is an offence.
#include <libpq-fe.h>

#include "wasm/bindings.hpp"
