# Write the commit of the SOURCE tree, and whether tracked files differ from it, as C++ to OUTPUT; "unknown" without git.

set(commit unknown)
set(dirty unknown)
find_program(git git)
if(git AND EXISTS ${SOURCE}/.git)
  execute_process(COMMAND ${git} -C ${SOURCE} rev-parse --verify --quiet HEAD
    OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE no_head)
  execute_process(COMMAND ${git} -C ${SOURCE} status --porcelain --untracked-files=no
    OUTPUT_VARIABLE changes ERROR_QUIET RESULT_VARIABLE no_status)
  if(no_head EQUAL 0 AND no_status EQUAL 0)
    set(commit ${head})
    set(dirty no)
    if(changes)
      set(dirty yes)
    endif()
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/git_commit.cpp.in ${OUTPUT} @ONLY)
