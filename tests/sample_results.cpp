/// @file Writes the made-up results to the file named on the command line, for the tests in Python.

#include <cstdio>
#include <exception>

#include "experiments/storage.hpp"
#include "tests/experiments/sample.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: sample_results OUT.h5\n", stderr);
    return 2;
  }
  try {
    experiments::write_results(argv[1], tests::sample_results());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
