// A file of the layer check's own test: nothing here is an offence.
#include <libpq-fe.h>
#include <mesh/runtime.h>

#include "runtime/pool.hpp"
