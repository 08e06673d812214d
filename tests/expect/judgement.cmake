# Fails unless expect.cmake judges a command as it must: cmake -DGIVEN=option;... -DPROBLEMS=text -P judgement.cmake
#
# The command writes "out" and what it reads to its output, "err" to its errors, and ends with 3. PROBLEMS is all that expect.cmake
# must have against that when it is given these options; where that is nothing, it must accept.
cmake_minimum_required(VERSION 3.25)

execute_process(
  COMMAND ${CMAKE_COMMAND} "-DCOMMAND=sh;-c;echo out && cat && echo err >&2 && exit 3" ${GIVEN}
    -P ${CMAKE_CURRENT_LIST_DIR}/expect.cmake
  OUTPUT_VARIABLE output ERROR_VARIABLE said RESULT_VARIABLE status)

set(is_right FALSE)
if("${PROBLEMS}" STREQUAL "" AND status EQUAL 0 AND "${said}" STREQUAL "")
  set(is_right TRUE)
elseif(NOT "${PROBLEMS}" STREQUAL "" AND status EQUAL 1)
  string(FIND "${said}" "${PROBLEMS}--- STDOUT was\n" at)
  if(at EQUAL 0)
    set(is_right TRUE)
  endif()
endif()
if(NOT is_right)
  message(NOTICE "status ${status}, and it said\n${said}")
  message(FATAL_ERROR "expect.cmake does not judge as it must")
endif()
