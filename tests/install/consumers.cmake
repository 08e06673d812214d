# Installs to a folder of its own, then builds and runs what uses it there: the README's examples and a host of mesh::migration.
#
#   cmake -DFORM=shared|static -DSOURCE= -DBUILD= -DWORK= -DCC= -DCXX= -DPKG_CONFIG= -DLIBDIR= -DWITH_DATABASE= -P consumers.cmake
cmake_minimum_required(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

# Writes the README's block that begins with `beginning` to a file, in the form that is asked for.
function(extract beginning file)
  readme_block("${beginning}" text)
  if(FORM STREQUAL static)
    string(REPLACE "mesh::runtime)" "mesh::runtime_static)" text "${text}")
  endif()
  file(WRITE ${WORK}/${file} "${text}")
endfunction()

function(build_with_cmake source folder)
  run(${CMAKE_COMMAND} -S ${source} -B ${folder} -G Ninja -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_C_COMPILER=${CC}
    -DCMAKE_CXX_COMPILER=${CXX} -DFORM=${FORM} ${ARGN})
  run(${CMAKE_COMMAND} --build ${folder})
endfunction()

set(prefix ${WORK}/prefix)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
set(libdir ${prefix}/${LIBDIR})
# What the README's commands are to find by themselves.
set(ENV{PREFIX} ${prefix})
set(ENV{CC} ${CC})
set(ENV{CXX} ${CXX})
unset(ENV{LD_LIBRARY_PATH})

# The README, word for word, and a host of mesh::migration in a project of C alone.
extract("c\n/* migrate.c */" migrate.c)
extract("sh\n# ${FORM}" migrate.sh)
extract("c\n/* serve.c */" serve.c)
extract("cpp\n// migrate.cpp" example/migrate.cpp)
extract("cmake\n# CMakeLists.txt" example/CMakeLists.txt)
extract("sh\n# cmake" example/build.sh)
file(READ ${WORK}/example/build.sh commands)
run(sh -ec "cd example && ${commands}")
build_with_cmake(${SOURCE}/tests/install/host host)

# A component that there is not ends the search, and is named.
file(WRITE ${WORK}/nope/CMakeLists.txt
  "cmake_minimum_required(VERSION 3.25)\nproject(nope LANGUAGES NONE)\nfind_package(mesh_ddl COMPONENTS migration nope)\n"
  "if(mesh_ddl_FOUND)\n  message(FATAL_ERROR found)\nendif()\nfind_package(mesh_ddl REQUIRED COMPONENTS migration nope)\n")
execute_process(COMMAND ${CMAKE_COMMAND} -S nope -B nope/build -DCMAKE_PREFIX_PATH=${prefix} WORKING_DIRECTORY ${WORK}
  RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE output)
if(status EQUAL 0 OR NOT output MATCHES "has[ \n]+no[ \n]+component[ \n]+nope")
  message(FATAL_ERROR "find_package with a component that there is not:\n${output}")
endif()

# By pkg-config. What is linked with the static form must run where there is no shared one.
if(FORM STREQUAL static)
  file(GLOB shared ${libdir}/*.so*)
  file(REMOVE ${shared})
endif()
run(sh -e migrate.sh)
file(READ ${WORK}/migrate.sh commands)
string(REPLACE "migrate" "serve" commands "${commands}")
run(sh -ec "${commands}")
set(ENV{PKG_CONFIG_PATH} ${libdir}/pkgconfig)
set(words --cflags --libs)
set(rpath -Wl,-rpath,${libdir})
if(FORM STREQUAL static)
  set(words --cflags)
  set(rpath "")
  execute_process(COMMAND ${PKG_CONFIG} --variable=static mesh-migration
    OUTPUT_VARIABLE rpath OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(rpath UNIX_COMMAND "${rpath}")
endif()
execute_process(COMMAND ${PKG_CONFIG} ${words} mesh-migration
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
run(${CC} ${SOURCE}/tests/abi/host_of_migration.c ${SOURCE}/tests/abi/host_values.c -o host_by_pkg_config ${flags} ${rpath})

run(host/host)
run(./host_by_pkg_config)
function(expect file)
  string(REPLACE ";" "\\;" command "${ARGN}")
  run(${CMAKE_COMMAND} -DSTDOUT=${SOURCE}/tests/install/${file} "-DCOMMAND=${WITH_DATABASE}\;sh\;-c\;${command}"
    -P ${SOURCE}/tests/expect/expect.cmake)
endfunction()
expect(examples.expected "./migrate && example/build/migrate")
expect(examples.expected "./migrate && example/installed/bin/migrate")
expect(served.expected "./migrate && ./serve")
