#pragma once
/// @file Catch2 of either major version: Debian 12 ships 2.13, newer distributions ship 3.

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
