// A file of the layer check's own test: every include here is an offence but the two of Result and the standard library.
#pragma once

#include <fmt/compile.h>
#include <mesh/runtime.h>
#include <mesh/values.h>
#include <iostream>
#include <mesh/result.hpp>
#include <string>
