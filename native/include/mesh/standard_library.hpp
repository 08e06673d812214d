// What mesh::runtime's API in C++ requires of the program that uses it. Its values hold std::string and std::vector, so a program
// with other forms of these would link, and misread them. The C API of <mesh/runtime.h> may be used with any.
#pragma once

#include <version>

#if __cplusplus < 202002L
#error "mesh-ddl's headers of C++ need C++20: compile with -std=c++20 or newer, or use the C API of <mesh/runtime.h>"
#endif

// Defined by a program that compiles mesh-ddl itself with the same standard library in the same form, whatever that is.
#ifndef MESH_ANY_STANDARD_LIBRARY
#if defined(_LIBCPP_VERSION)
#error "mesh::runtime is compiled with libstdc++: compile with -stdlib=libstdc++, or use the C API of <mesh/runtime.h>"
#elif !defined(__GLIBCXX__)
#error "mesh::runtime is compiled with libstdc++: compile with that, or use the C API of <mesh/runtime.h>"
#elif !_GLIBCXX_USE_CXX11_ABI
#error "mesh::runtime has the std::string of C++11: leave out -D_GLIBCXX_USE_CXX11_ABI=0, or use the C API of <mesh/runtime.h>"
#elif defined(_GLIBCXX_DEBUG)
#error "mesh::runtime is not in libstdc++'s debug mode: leave out -D_GLIBCXX_DEBUG, or use the C API of <mesh/runtime.h>"
#endif
#endif
