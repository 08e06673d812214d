// A file of the layer check's own test: every include here is an offence.
#pragma once

#include <fmt/compile.h>
#include <iostream>

#include "ddl/statement.hpp"

#include <mesh/values.h>
