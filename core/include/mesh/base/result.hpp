// Where <mesh/result.hpp> was first; hosts may go on including it here.
#pragma once

#include <mesh/result.hpp>
