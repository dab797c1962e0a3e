#include "experiments/seal.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "experiments/atomic_file.hpp"

namespace experiments {
namespace {

constexpr std::string_view mark = "stoa-seal-xxh128";
static_assert(mark.size() + sizeof(XXH128_canonical_t) == seal_size);

SealBytes make_seal(XXH128_hash_t digest) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, digest);
  SealBytes seal;
  std::memcpy(seal.data(), mark.data(), mark.size());
  std::memcpy(seal.data() + mark.size(), &canonical, sizeof canonical);
  return seal;
}

/// The seal of the next `size` bytes.
SealBytes read_and_seal(InputFile& file, std::uint64_t size) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  if (!state || XXH3_128bits_reset(state.get()) != XXH_OK) throw std::bad_alloc();
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  while (size > 0) {
    const auto n = file.read(std::span(buffer).first(std::min<std::uint64_t>(size, buffer.size())));
    if (n == 0) break;
    XXH3_128bits_update(state.get(), buffer.data(), n);
    size -= n;
  }
  return make_seal(XXH3_128bits_digest(state.get()));
}

}  // namespace

SealBytes seal_of(std::span<const std::byte> content) {
  return make_seal(XXH3_128bits(content.data(), content.size()));
}

SealBytes seal_of_file(const std::filesystem::path& path, std::uint64_t size) {
  InputFile file(path);
  return read_and_seal(file, size);
}

Seal examine_seal(const std::filesystem::path& path) {
  InputFile file(path);
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size < seal_size) return Seal::absent;
  const auto expected = read_and_seal(file, size - seal_size);
  SealBytes found{};
  file.read(found);
  if (std::memcmp(found.data(), mark.data(), mark.size()) != 0) return Seal::absent;
  return found == expected ? Seal::intact : Seal::broken;
}

}  // namespace experiments
