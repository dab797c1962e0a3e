# What the program knows about how it was built: packages and options at configuration, the commit at every build.

find_package(Boost 1.74 REQUIRED)
set_source_files_properties(provenance.cpp PROPERTIES COMPILE_DEFINITIONS
  "STOA_VERSION=\"${PROJECT_VERSION}\";STOA_BUILD_TYPE=\"$<CONFIG>\";\
STOA_COMPILER=\"${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}\";\
STOA_BOOST=\"${Boost_VERSION_STRING}\";STOA_CLI11=\"${CLI11_VERSION}\";STOA_FMT=\"${fmt_VERSION}\";\
STOA_HDF5=\"${HDF5_VERSION}\";STOA_JSON=\"${nlohmann_json_VERSION}\";STOA_TOML=\"${tomlplusplus_VERSION}\"")

set_source_files_properties(bench.cpp PROPERTIES COMPILE_DEFINITIONS STOA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

# The target runs at every build; its output changes, and is compiled, only when the commit or its state does.
set(git_commit ${CMAKE_CURRENT_BINARY_DIR}/git_commit.cpp)
add_custom_target(git_commit BYPRODUCTS ${git_commit}
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DOUTPUT=${git_commit} -P ${CMAKE_CURRENT_LIST_DIR}/git_commit.cmake
  COMMENT "Looking up the commit" VERBATIM)
target_sources(experiments PRIVATE ${git_commit})
add_dependencies(experiments git_commit)
