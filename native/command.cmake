# The command: mesh-ddl, mesh-ddl-native for what needs libpq, LLVM or PostgreSQL's grammar, and what the programs of `mesh-ddl build`
# are linked with.
find_package(CLI11 2.1 REQUIRED)
find_package(fmt 9 REQUIRED)

include(command/sources.cmake)
include(command/code_pages.cmake)
add_library(mesh_command STATIC
  ${mesh_preview_sources}
  command/completions.cpp
  command/completions_bash.cpp
  command/completions_fish.cpp
  command/completions_zsh.cpp
  command/emit.cpp
  command/hand_over.cpp
  command/manual.cpp
  command/program_file.cpp
)
mesh_code_pages(mesh_command)
target_include_directories(mesh_command PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(mesh_command PRIVATE FMT_STATIC_THOUSANDS_SEPARATOR=',')
target_link_libraries(mesh_command PUBLIC mesh::core CLI11::CLI11 PRIVATE fmt::fmt-header-only mesh_options)

# What every program here begins with.
add_library(mesh_streams STATIC run/standard_streams.cpp)
target_include_directories(mesh_streams PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(mesh_streams PRIVATE mesh_options)

add_executable(mesh-ddl command/main.cpp)
target_link_libraries(mesh-ddl PRIVATE mesh_command mesh_streams mesh_options)

add_subdirectory(llvm)

add_subdirectory(grammar)
add_library(mesh_check STATIC ${mesh_check_sources})
target_compile_definitions(mesh_check PRIVATE FMT_STATIC_THOUSANDS_SEPARATOR=',')
target_link_libraries(mesh_check PUBLIC mesh_command PRIVATE fmt::fmt-header-only mesh_options)

# What needs libpq, LLVM or PostgreSQL's grammar is a program of its own, which the command becomes: loading them takes longer than a
# preview does.
add_library(mesh_run STATIC
  run/catalog.cpp
  run/database_url.cpp
  run/deep_stack.cpp
  run/duration.cpp
  run/entry.cpp
  run/existing.cpp
  run/existing_index.cpp
  run/existing_table.cpp
  run/held_signals.cpp
  run/migrate.cpp
  run/place_table.cpp
  run/report.cpp
  run/report_json.cpp
  run/run_options.cpp
  run/waiting.cpp
)
target_include_directories(mesh_run PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(mesh_run PUBLIC mesh::native CLI11::CLI11 PRIVATE mesh_options)
add_executable(mesh-ddl-native command/build.cpp command/native_main.cpp command/run.cpp)
target_link_libraries(mesh-ddl-native PRIVATE mesh_check mesh_grammar mesh_command mesh_run mesh_streams mesh_compiled mesh_options)
add_dependencies(mesh-ddl mesh-ddl-native)

# What a program that `mesh-ddl build` makes is linked with: its main and the runtime whole, as one object.
add_library(mesh_program OBJECT llvm/program_main.cpp)
target_include_directories(mesh_program PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/include)
target_link_libraries(mesh_program PRIVATE mesh::core CLI11::CLI11 mesh_options)
mesh_declared_functions(abi_functions ${abi_headers})
list(TRANSFORM abi_functions PREPEND -Wl,--undefined= OUTPUT_VARIABLE abi_roots)
set(program_object ${CMAKE_CURRENT_BINARY_DIR}/mesh-program.o)
add_custom_command(OUTPUT ${program_object}
  COMMAND ${CMAKE_CXX_COMPILER} -r -nostdlib -fuse-ld=bfd ${abi_roots} $<TARGET_OBJECTS:mesh_program>
    -Wl,--whole-archive $<TARGET_FILE:mesh_native> $<TARGET_FILE:mesh_pool> -Wl,--no-whole-archive
    $<TARGET_FILE:mesh_run> $<TARGET_FILE:mesh_streams> $<TARGET_FILE:mesh_core> -o ${program_object}
  DEPENDS mesh_program mesh_native mesh_pool mesh_run mesh_streams mesh_core $<TARGET_OBJECTS:mesh_program>
  COMMAND_EXPAND_LISTS VERBATIM)
add_custom_target(mesh_program_object DEPENDS ${program_object})
add_dependencies(mesh-ddl-native mesh_program_object)

# They find each other and mesh-program.o beside them, wherever a parent project puts its own programs, and LLVM and libpq where
# the linker did.
set_target_properties(mesh-ddl mesh-ddl-native PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} INSTALL_RPATH_USE_LINK_PATH ON BUILD_WITH_INSTALL_RPATH ON)
