# Compiles every installed header, twice included, with warnings as errors: those of C as C and as C++, those of C++ as C++, in every
# standard that the compiler has. And sees that a C++ host whose standard library is another is told so.
#
#   cmake -DCC= -DSOURCE= -DBUILD= -DWORK= -P headers.cmake
cmake_minimum_required(VERSION 3.25)

file(MAKE_DIRECTORY ${WORK})
set(flags -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Werror
  -I ${SOURCE}/core/include -I ${BUILD}/core/include -I ${SOURCE}/native/include)
file(GLOB c_headers ${SOURCE}/core/include/mesh/*.h ${BUILD}/core/include/mesh/*.h)
file(GLOB cxx_headers ${SOURCE}/core/include/mesh/*.hpp ${SOURCE}/core/include/mesh/base/*.hpp ${SOURCE}/native/include/mesh/*.hpp)
list(LENGTH c_headers number_of_c_headers)
if(number_of_c_headers LESS 8 OR NOT cxx_headers)
  message(FATAL_ERROR "headers are missing: ${c_headers} ${cxx_headers}")
endif()

# Whether the compiler takes these arguments, and what it says.
function(compile language standard source status output)
  execute_process(COMMAND ${CC} -x ${language} -std=${standard} ${ARGN} ${source}
    RESULT_VARIABLE found OUTPUT_VARIABLE said ERROR_VARIABLE said)
  set(${status} ${found} PARENT_SCOPE)
  set(${output} "${said}" PARENT_SCOPE)
endfunction()

# A file that includes headers, each twice.
function(write_host file)
  set(text "")
  foreach(header IN LISTS ARGN)
    string(REGEX REPLACE ".*/include/" "" name "${header}")
    string(APPEND text "#include <${name}>\n#include <${name}>\n")
  endforeach()
  file(WRITE ${file} "${text}int main(void) { return 0; }\n")
endfunction()

function(expect_compiled language standard what)
  compile(${language} ${standard} ${WORK}/header status output ${flags})
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${what} as ${standard}:\n${output}")
  endif()
endfunction()

# Each header alone in the first standard that is needed, and all together in the others and in those newer that the compiler knows.
write_host(${WORK}/empty)
function(check language needed newer)
  list(GET needed 0 first)
  foreach(header IN LISTS ARGN)
    write_host(${WORK}/header ${header})
    expect_compiled(${language} ${first} ${header})
  endforeach()
  write_host(${WORK}/header ${ARGN})
  foreach(standard IN LISTS needed newer)
    compile(${language} ${standard} ${WORK}/empty status output -fsyntax-only)
    if(status EQUAL 0)
      expect_compiled(${language} ${standard} "all headers")
    elseif(standard IN_LIST needed)
      message(SEND_ERROR "${CC} has no ${standard}: ${output}")
    endif()
  endforeach()
endfunction()
check(c "c99;c11;c17;c2x" "c23" ${c_headers})
check(c++ "c++11;c++17;c++20;c++2b" "c++23;c++2c;c++26" ${c_headers})
check(c++ "c++20;c++2b" "c++23;c++2c;c++26" ${cxx_headers})

# What the API in C++ cannot be used with, and what is said then.
file(WRITE ${WORK}/host "#include <mesh/database.hpp>\n")
function(refuse standard expected)
  compile(c++ ${standard} ${WORK}/host status output ${flags} -Wno-error ${ARGN})
  if(status EQUAL 0 OR NOT output MATCHES "${expected}")
    message(SEND_ERROR "with ${standard} ${ARGN} no error that says '${expected}':\n${output}")
  endif()
  compile(c++ c++20 ${WORK}/host status output ${flags} ${ARGN} -DMESH_ANY_STANDARD_LIBRARY)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "with ${ARGN} and MESH_ANY_STANDARD_LIBRARY:\n${output}")
  endif()
endfunction()
refuse(c++17 "need C\\+\\+20: compile with -std=c\\+\\+20")
refuse(c++20 "leave out -D_GLIBCXX_DEBUG" -D_GLIBCXX_DEBUG)
refuse(c++20 "leave out -D_GLIBCXX_USE_CXX11_ABI=0" -D_GLIBCXX_USE_CXX11_ABI=0)

# Emscripten's headers are the libc++ that is here.
set(libcxx /usr/share/emscripten/system/lib/libcxx/include)
if(CC MATCHES "clang" AND EXISTS ${libcxx}/version)
  compile(c++ c++20 ${WORK}/host status output ${flags} -nostdinc++ -isystem ${libcxx})
  if(status EQUAL 0 OR NOT output MATCHES "compile with -stdlib=libstdc\\+\\+")
    message(SEND_ERROR "with libc++ no error that says so:\n${output}")
  endif()
endif()
