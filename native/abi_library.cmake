# What a linker must be told to link C++ code when it is not called by a C++ compiler.
set(MESH_CXX_LIBRARIES ${CMAKE_CXX_IMPLICIT_LINK_LIBRARIES})
list(REMOVE_ITEM MESH_CXX_LIBRARIES ${CMAKE_C_IMPLICIT_LINK_LIBRARIES})

# The version of the names that a shared library shows: that of its SONAME.
set(MESH_SYMBOL_VERSION MESH_DDL_${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(MESH_SYMBOLS_MAP ${CMAKE_CURRENT_LIST_DIR}/symbols.map.in)

# The names of the functions that headers of the C ABI declare.
function(mesh_declared_functions result)
  set(functions "")
  foreach(header IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header})
    file(READ ${header} text)
    string(REGEX MATCHALL "mesh_[a-z0-9_]+\\(" found "${text}")
    list(APPEND functions ${found})
  endforeach()
  list(TRANSFORM functions REPLACE "\\($" "")
  set(${result} ${functions} PARENT_SCOPE)
endfunction()

# A library of the C ABI in both forms that shows what its headers declare and nothing else.
#
#   mesh_abi_library(NAME HEADERS header... FROM target... [WHOLE target...] [EXPORTS pattern...])
#
# makes mesh::NAME (shared) and mesh::NAME_static, files libmesh-NAME. What the functions declared in HEADERS need of the static
# libraries FROM, and all of WHOLE, becomes one relocatable object, in which every name is made local that is hidden or matches none
# of the patterns mesh_* and EXPORTS. The shared form gives them the version MESH_DDL_MAJOR.MINOR. So not even the static form can clash with names of a host's.
function(mesh_abi_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;FROM;WHOLE;EXPORTS")
  mesh_declared_functions(functions ${arg_HEADERS})
  list(TRANSFORM functions PREPEND -Wl,--undefined= OUTPUT_VARIABLE roots)
  list(TRANSFORM arg_FROM REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE from)
  list(TRANSFORM arg_WHOLE REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE whole)
  list(TRANSFORM arg_EXPORTS PREPEND --keep-global-symbol= OUTPUT_VARIABLE exports)
  set(map ${CMAKE_CURRENT_BINARY_DIR}/mesh-${name}.map)
  set(patterns "mesh_*;")
  foreach(pattern IN LISTS arg_EXPORTS)
    string(APPEND patterns " ${pattern};")
  endforeach()
  configure_file(${MESH_SYMBOLS_MAP} ${map} @ONLY)

  # Templates of the standard library come in groups, which must be dissolved before their names are made local.
  set(object ${CMAKE_CURRENT_BINARY_DIR}/mesh-${name}.o)
  add_custom_command(OUTPUT ${object}
    COMMAND ${CMAKE_CXX_COMPILER} -r -nostdlib -fuse-ld=bfd -Wl,--force-group-allocation ${roots}
      -Wl,--whole-archive ${whole} -Wl,--no-whole-archive ${from} -o ${object}
    COMMAND ${CMAKE_OBJCOPY} --localize-hidden --wildcard --keep-global-symbol=mesh_* ${exports} ${object}
    DEPENDS ${arg_FROM} ${arg_WHOLE}
    VERBATIM)
  add_custom_target(mesh_${name}_object DEPENDS ${object})

  foreach(form IN ITEMS SHARED STATIC)
    set(suffix "")
    if(form STREQUAL STATIC)
      set(suffix _static)
    endif()
    set(target mesh_${name}${suffix})
    add_library(${target} ${form} ${object})
    add_library(mesh::${name}${suffix} ALIAS ${target})
    add_dependencies(${target} mesh_${name}_object)
    set_target_properties(${target} PROPERTIES
      EXPORT_NAME ${name}${suffix} OUTPUT_NAME mesh-${name} LINKER_LANGUAGE CXX
      VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
    target_include_directories(${target} INTERFACE
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/core/include>
      $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/core/include>
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/native/include>
      $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:mesh_options>)
  endforeach()
  target_link_options(mesh_${name} PRIVATE -Wl,--version-script=${map})
  set_property(TARGET mesh_${name} APPEND PROPERTY LINK_DEPENDS ${map})
  target_link_libraries(mesh_${name}_static INTERFACE ${MESH_CXX_LIBRARIES})
endfunction()
