// What mesh::runtime's API in C++ requires of the program that uses it. Its values hold std::string and std::vector, so a program with
// other forms of these would link, and misread them.
#pragma once

#include <version>

#if __cplusplus < 202002L
#error "mesh-ddl's headers of C++ need C++20: compile with -std=c++20 or newer, or use the C API of <mesh/runtime.h>."
#endif

// For a program that compiles mesh-ddl itself, with the same standard library in the same form.
#ifndef MESH_ANY_STANDARD_LIBRARY
#if defined(_LIBCPP_VERSION)
#error "mesh::runtime is compiled with libstdc++, and this with libc++: compile with -stdlib=libstdc++, or use the C API of <mesh/runtime.h>. Where mesh-ddl is compiled with libc++, too, define MESH_ANY_STANDARD_LIBRARY."
#elif !defined(__GLIBCXX__)
#error "mesh::runtime is compiled with libstdc++, and this with another standard library: use libstdc++, or the C API of <mesh/runtime.h>. Where mesh-ddl is compiled with that library, too, define MESH_ANY_STANDARD_LIBRARY."
#elif !_GLIBCXX_USE_CXX11_ABI
#error "mesh::runtime is compiled with the std::string of C++11, and this with the one before: leave out -D_GLIBCXX_USE_CXX11_ABI=0, or use the C API of <mesh/runtime.h>. Where mesh-ddl is compiled so, too, define MESH_ANY_STANDARD_LIBRARY."
#elif defined(_GLIBCXX_DEBUG)
#error "mesh::runtime is compiled without the debug mode of libstdc++, and this with it: leave out -D_GLIBCXX_DEBUG (-D_GLIBCXX_ASSERTIONS does no harm), or use the C API of <mesh/runtime.h>. Where mesh-ddl is compiled so, too, define MESH_ANY_STANDARD_LIBRARY."
#endif
#endif
