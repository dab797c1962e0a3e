# The files the program carries inside itself, so that a report needs nothing but the binary.

set(STOA_PYTHON "${PROJECT_SOURCE_DIR}/build/venv/bin/python" CACHE FILEPATH "Python that has vl-convert-python")
set(STOA_VEGA_BUNDLE "" CACHE FILEPATH "The JavaScript that draws the report's charts; empty: made by ./experiments/prepare")

set(vega_bundle "${STOA_VEGA_BUNDLE}")
if(NOT vega_bundle)
  set(vega_bundle "${PROJECT_SOURCE_DIR}/build/vega/vega_bundle.js")
  if(NOT EXISTS "${vega_bundle}" AND EXISTS "${STOA_PYTHON}")
    execute_process(COMMAND "${STOA_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/vega_bundle.py" "${PROJECT_SOURCE_DIR}/build/vega")
  endif()
endif()
if(NOT EXISTS "${vega_bundle}")
  message(FATAL_ERROR "The report's chart library is missing: ${vega_bundle}\n"
    "Run ./experiments/prepare (needs network once), or bring the file: cmake -DSTOA_VEGA_BUNDLE=FILE ...")
endif()

# Make `file` readable as the symbols stoa_<name> and stoa_<name>_end of `target`.
function(embed target name file)
  configure_file(embedded.s.in ${name}.s @ONLY)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}.s PROPERTIES OBJECT_DEPENDS "${file}")
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}.s)
endfunction()

embed(experiments vega_bundle "${vega_bundle}")
foreach(name report_html report_css report_js render_figures_py)
  string(REGEX REPLACE "_([a-z]+)$" ".\\1" file ${name})
  embed(experiments ${name} "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
endforeach()
set_source_files_properties(render.cpp PROPERTIES COMPILE_DEFINITIONS STOA_PYTHON="${STOA_PYTHON}")
