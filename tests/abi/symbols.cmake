# Fails unless a library defines exactly what its headers declare, and of Mesh's names leaves exactly those of its host undefined.
#
#   cmake -DNM= -DLIBRARY= -DVERSION= -DHEADERS= -DHOST= -DCXX_API= -P symbols.cmake
#
# In a shared library every name has VERSION, and no other. CXX_API is a regular expression for the demangled names that may be defined besides.
cmake_minimum_required(VERSION 3.25)

# Global names in LIBRARY, defined or undefined.
function(list_symbols result kind)
  set(table --extern-only)
  if(LIBRARY MATCHES "\\.so")
    set(table --dynamic)
  endif()
  execute_process(COMMAND ${NM} ${table} --${kind}-only --format=just-symbols --demangle ${LIBRARY}
    OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[^\n]*:\n" "" output "${output}")
  string(REGEX MATCHALL "[^\n]+" symbols "${output}")
  list(SORT symbols)
  set(${result} ${symbols} PARENT_SCOPE)
endfunction()

# What stands in one list and not in the other.
function(compare what found expected)
  set(surplus ${found})
  list(REMOVE_ITEM surplus ${expected})
  set(missing ${expected})
  list(REMOVE_ITEM missing ${found})
  if(surplus OR missing)
    message(SEND_ERROR "${LIBRARY}: ${what}\n  not expected: ${surplus}\n  missing: ${missing}")
  endif()
endfunction()

set(declared "")
foreach(header IN LISTS HEADERS)
  file(READ ${header} text)
  string(REGEX MATCHALL "mesh_[a-z0-9_]+\\(" names "${text}")
  list(APPEND declared ${names})
endforeach()
list(TRANSFORM declared REPLACE "\\($" "")
if(NOT declared)
  message(FATAL_ERROR "the headers declare nothing")
endif()

list_symbols(defined defined)
if(LIBRARY MATCHES "\\.so")
  list(REMOVE_ITEM defined ${VERSION})
  set(without_version ${defined})
  list(FILTER without_version EXCLUDE REGEX "@@${VERSION}$")
  if(without_version)
    message(SEND_ERROR "${LIBRARY}: without the version ${VERSION}: ${without_version}")
  endif()
  list(TRANSFORM defined REPLACE "@@.*" "")
endif()
if(CXX_API)
  list(FILTER defined EXCLUDE REGEX "${CXX_API}")
endif()
compare("defined names" "${defined}" "${declared}")

list_symbols(undefined undefined)
list(FILTER undefined INCLUDE REGEX "^mesh_")
compare("names left to the host" "${undefined}" "${HOST}")
