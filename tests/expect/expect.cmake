# Fails unless a command ends as expected and prints what is expected, each stream by itself:
#
#   cmake -DCOMMAND=program;argument... [-DSTATUS=0] [-DINPUT=file] [-DSTDOUT=file | -DSTDOUT_MATCHES=regex]
#     [-DSTDERR=file | -DSTDERR_MATCHES=regex] [-DSTDERR_LACKS=regex] -P expect.cmake
#
# A file holds the stream's whole text. A stream of which nothing is said must be empty. The command reads nothing without INPUT.
cmake_minimum_required(VERSION 3.25)

if("${STATUS}" STREQUAL "")
  set(STATUS 0)
endif()
if("${INPUT}" STREQUAL "")
  set(INPUT /dev/null)
endif()

set(problems "")

# Adds to the problems unless `text` is what the command should have written to `stream`.
function(check_stream stream text)
  set(file "${${stream}}")
  set(pattern "${${stream}_MATCHES}")
  set(problem "")
  if(NOT file STREQUAL "")
    file(READ ${file} wanted)
    if(NOT "${text}" STREQUAL "${wanted}")
      set(problem "${stream} differs from ${file}, which holds\n${wanted}")
    endif()
  elseif(pattern STREQUAL "")
    if(NOT "${text}" STREQUAL "")
      set(problem "${stream} is not empty")
    endif()
  elseif("" MATCHES "${pattern}")
    set(problem "${stream} cannot fail to match ${pattern}")
  elseif(NOT "${text}" MATCHES "${pattern}")
    set(problem "${stream} does not match ${pattern}")
  endif()
  if(NOT problem STREQUAL "")
    set(problems "${problems}--- ${problem}\n" PARENT_SCOPE)
  endif()
endfunction()

execute_process(COMMAND ${COMMAND} INPUT_FILE ${INPUT} OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT "${status}" STREQUAL "${STATUS}")
  string(APPEND problems "--- status ${status}, expected ${STATUS}\n")
endif()
check_stream(STDOUT "${output}")
check_stream(STDERR "${errors}")
if(NOT "${STDERR_LACKS}" STREQUAL "" AND "${errors}" MATCHES "${STDERR_LACKS}")
  string(APPEND problems "--- STDERR matches ${STDERR_LACKS}\n")
endif()

if(NOT problems STREQUAL "")
  list(JOIN COMMAND " " command)
  message(NOTICE "${problems}--- STDOUT was\n${output}--- STDERR was\n${errors}---")
  message(FATAL_ERROR "not as expected: ${command}")
endif()
