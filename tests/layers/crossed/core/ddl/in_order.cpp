// A file of the layer check's own test: nothing here is an offence.
#include <mesh/result.hpp>

#include <string>

#include "base/source.hpp"
#include "ddl/statement.hpp"
