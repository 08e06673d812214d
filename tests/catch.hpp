// Catch2 as every test includes it, precompiled once for each test program.
#pragma once

#define CATCH_CONFIG_FAST_COMPILE
#include <catch2/catch.hpp>
