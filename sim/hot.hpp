#pragma once
/// @file SIM_HOT marks a loop to be compiled for several instruction sets and picked when the program starts.
///
/// The clones give the same bits: nothing in them may be contracted or reassociated. Sanitizers run before the picking
/// is possible, and other processors than x86 have one version only. SIM_CLONES is defined where there are several.

#if defined(__x86_64__) && defined(__linux__) && !defined(STOA_SANITIZED)
#define SIM_CLONES
#define SIM_HOT __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define SIM_HOT
#endif

#define SIM_INLINE inline __attribute__((always_inline))
