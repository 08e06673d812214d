# Takes this project into another, as WAY says, and builds and runs what that links of it.
#
#   cmake -DWAY=add_subdirectory|FetchContent -DSOURCE= -DVERSION= -DWORK= -DCC= -DCXX= -DNM= -P subproject.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

function(configure)
  run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install/parent -B parent -G Ninja -DWAY=${WAY} -DSOURCE=${SOURCE}
    -DCMAKE_C_COMPILER=${CC} -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_UNITY_BUILD=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON -DCMAKE_DISABLE_FIND_PACKAGE_LLVM=ON ${ARGN})
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})

# Runs the parent's tests, which are `number` and none of ours.
function(test_parent number)
  run(${CMAKE_CTEST_COMMAND} --test-dir parent)
  if(NOT output MATCHES "tests passed, 0 tests failed out of ${number}\n")
    message(FATAL_ERROR "the tests are not the parent's ${number}:\n${output}")
  endif()
endfunction()

# With mesh::runtime, which is built in one of the two ways: of the other, the plan says whether it would be.
configure()
run(${CMAKE_COMMAND} --build parent -- -n)
if(NOT output MATCHES "libmesh-runtime\\.a" OR output MATCHES "mesh_command|mesh-ddl-native|catch")
  message(FATAL_ERROR "to be built:\n${output}")
endif()
if(WAY STREQUAL "add_subdirectory")
  run(${CMAKE_COMMAND} --build parent)
  test_parent(4)
  file(REMOVE_RECURSE ${WORK}/parent)
endif()

# mesh::migration alone needs no other project's package, and nothing of the language.
configure(-DMESH_RUNTIME=OFF -DCMAKE_DISABLE_FIND_PACKAGE_PostgreSQL=ON)
run(${CMAKE_COMMAND} --build parent)
file(GLOB_RECURSE all_of_core ${WORK}/parent/libmesh_core.a)
if(all_of_core)
  message(FATAL_ERROR "all of core was built")
endif()
foreach(form IN ITEMS so a)
  run(${CMAKE_COMMAND} -DNM=${NM} -DLIBRARY=parent/mesh-ddl/native/libmesh-migration.${form}
    -DVERSION=${VERSION} "-DHEADERS=${SOURCE}/core/include/mesh/migration.h\;parent/mesh-ddl/core/include/mesh/version.h" "-DHOST=mesh_alloc_result\;mesh_list_new\;mesh_pool_execute\;mesh_string_new"
    -P ${SOURCE}/tests/abi/symbols.cmake)
endforeach()
test_parent(2)
run(${CMAKE_COMMAND} --install parent --prefix ${WORK}/prefix)
if(EXISTS ${WORK}/prefix)
  message(FATAL_ERROR "what the parent did not install is installed")
endif()
