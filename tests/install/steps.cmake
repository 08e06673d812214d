# What the tests of this folder do alike. They say where SOURCE and WORK are.

# Runs a command in WORK and leaves what it printed in `output`; fails with that unless the command ends with 0.
function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

# The README's block that begins with `beginning`, a fence's language and first line.
function(readme_block beginning result)
  file(READ ${SOURCE}/README.md text)
  string(FIND "${text}" "\n```${beginning}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "the README has no block that begins with ${beginning}")
  endif()
  string(SUBSTRING "${text}" ${at} -1 text)
  string(REGEX REPLACE "^\n```[a-z]+\n" "" text "${text}")
  string(FIND "${text}" "\n```" end)
  string(SUBSTRING "${text}" 0 ${end} text)
  set(${result} "${text}\n" PARENT_SCOPE)
endfunction()
