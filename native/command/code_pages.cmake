# Writes the pages of docs/codes as C++, for `mesh-ddl explain`: cmake -DPAGES=docs/codes -DOUTPUT=code_pages.cpp -P code_pages.cmake
#
# Included, it is mesh_code_pages(TARGET), which adds what it writes to the target, here and in the command for Node.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(GLOB pages ${PAGES}/*.md)
  list(FILTER pages EXCLUDE REGEX "/index.md$")
  set(rows "")
  foreach(page IN LISTS pages)
    get_filename_component(code "${page}" NAME_WE)
    file(READ "${page}" text)
    string(APPEND rows "    {\"${code}\", R\"page(${text})page\"},\n")
  endforeach()
  file(WRITE ${OUTPUT} "// Made of docs/codes by native/command/code_pages.cmake.
#include \"command/code_pages.hpp\"

#include <array>

namespace mesh::command {
namespace {

constexpr auto pages = std::to_array<CodePage>({
${rows}});

}  // namespace

std::span<const CodePage> code_pages() { return pages; }

}  // namespace mesh::command
")
  return()
endif()

set(code_pages_script ${CMAKE_CURRENT_LIST_FILE})
function(mesh_code_pages target)
  set(folder ${PROJECT_SOURCE_DIR}/docs/codes)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/code_pages.cpp)
  file(GLOB pages CONFIGURE_DEPENDS ${folder}/*.md)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DPAGES=${folder} -DOUTPUT=${output} -P ${code_pages_script}
    DEPENDS ${pages} ${code_pages_script} VERBATIM)
  target_sources(${target} PRIVATE ${output})
  # Where nothing is built, as for lint, it is not there.
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
