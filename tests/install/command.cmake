# Installs as a packager does, stripped and below DESTDIR, and uses the command there as the README says.
#
#   cmake -DSOURCE= -DBUILD= -DWORK= -DREADELF= -DHAS_LLVM= -DWITH_DATABASE= -P command.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
run(${CMAKE_COMMAND} -E env DESTDIR=${WORK}/staged ${CMAKE_COMMAND} --install ${BUILD} --prefix /opt/mesh --strip)
set(prefix ${WORK}/staged/opt/mesh)
set(command ${prefix}/bin/mesh-ddl)

foreach(program IN ITEMS mesh-ddl mesh-ddl-native)
  execute_process(COMMAND ${READELF} --sections --wide ${prefix}/bin/${program} OUTPUT_VARIABLE sections COMMAND_ERROR_IS_FATAL ANY)
  if(NOT sections MATCHES "\\.dynsym" OR sections MATCHES "\\.symtab|\\.debug_")
    message(SEND_ERROR "${program} is not stripped:\n${sections}")
  endif()
endforeach()

foreach(text IN ITEMS LICENSE THIRD_PARTY_NOTICES)
  file(READ ${prefix}/share/doc/mesh-ddl/${text} installed)
  if(NOT installed MATCHES "Permission is hereby granted")
    message(SEND_ERROR "${text} grants nothing")
  endif()
endforeach()

# What the command prints of itself is installed where it is looked for.
function(expect_printed file)
  execute_process(COMMAND ${command} ${ARGN} OUTPUT_VARIABLE wanted COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${prefix}/share/${file} installed)
  if(NOT installed STREQUAL wanted OR wanted STREQUAL "")
    message(SEND_ERROR "share/${file} is not what the command prints")
  endif()
endfunction()
expect_printed(man/man1/mesh-ddl.1 man)
expect_printed(bash-completion/completions/mesh-ddl completions bash)
expect_printed(zsh/site-functions/_mesh-ddl completions zsh)
expect_printed(fish/vendor_completions.d/mesh-ddl.fish completions fish)

# The README's migration, and what it says that the command prints of it.
readme_block("mesh\n# add_users.mpl" migration)
file(WRITE ${WORK}/add_users.mpl "${migration}")
function(readme_session words stdout)
  readme_block("console\n$ ${words}" session)
  string(REGEX MATCH "\n(.*)" printed "${session}")
  set(${stdout} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()
function(expect stdout)
  file(WRITE ${WORK}/expected "${stdout}")
  string(REPLACE ";" "\\;" command "${ARGN}")
  run(${CMAKE_COMMAND} "-DCOMMAND=${command}" -DSTDOUT=${WORK}/expected -P ${SOURCE}/tests/expect/expect.cmake)
endfunction()

string(CONCAT schema
  "table users\n"
  "users.id uuid NOT NULL\n"
  "users: PRIMARY KEY (id)\n"
  "CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)\n")
readme_session("mesh-ddl preview add_users.mpl" preview)
expect("${preview}" ${command} preview add_users.mpl)
readme_session("mesh-ddl check add_users.mpl" checked)
expect("${checked}" ${command} check add_users.mpl)
readme_session("mesh-ddl run add_users.mpl" sent)
# A statement takes as long as it takes.
set(three_milliseconds "2>&1 | sed 's/-- [0-9<]* ms/-- 3 ms/'")
expect("${sent}${schema}" ${WITH_DATABASE} sh -c "\"$0\" run add_users.mpl ${three_milliseconds}" ${command})

# A program of it is linked with what was installed, wherever that is now.
if(HAS_LLVM)
  run(${command} build add_users.mpl -o add_users)
  expect("${sent}${schema}" ${WITH_DATABASE} sh -c "./add_users \"$DATABASE_URL\" up ${three_milliseconds}")
endif()
