# Fails unless a command succeeds and prints a file's text: cmake -DEXPECTED=file -DCOMMAND=program;argument... -P expect.cmake
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${COMMAND} OUTPUT_VARIABLE output RESULT_VARIABLE status)
file(READ ${EXPECTED} expected)
if(NOT status EQUAL 0 OR NOT output STREQUAL expected)
  message(FATAL_ERROR "status ${status}, expected 0\n--- printed\n${output}\n--- expected\n${expected}")
endif()
