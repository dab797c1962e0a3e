#include "experiments/fingerprint.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>
#include <xxhash.h>

#include <cstdint>
#include <string_view>

#include "experiments/atomic_file.hpp"

namespace experiments {
namespace {

std::string hex(XXH128_hash_t digest) { return fmt::format("{:016x}{:016x}", digest.high64, digest.low64); }

constexpr std::size_t align_note(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

/// Looks for the build-id in one segment of ELF notes.
std::string build_id_in(std::span<const unsigned char> notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    const auto* header = reinterpret_cast<const ElfW(Nhdr)*>(notes.data());
    const auto name_size = align_note(header->n_namesz);
    const auto size = sizeof(*header) + name_size + align_note(header->n_descsz);
    if (size > notes.size()) break;
    const auto* name = reinterpret_cast<const char*>(notes.data() + sizeof(*header));
    if (header->n_type == NT_GNU_BUILD_ID && std::string_view(name, header->n_namesz) == std::string_view("GNU", 4)) {
      const auto id = notes.subspan(sizeof(*header) + name_size, header->n_descsz);
      return fmt::format("{:02x}", fmt::join(id, ""));
    }
    notes = notes.subspan(size);
  }
  return {};
}

/// Whether the code of this file is in an object: the program's, or the library's it was built into.
bool holds_this_code(const dl_phdr_info& object) {
  const auto here = reinterpret_cast<std::uintptr_t>(&holds_this_code);
  for (int i = 0; i < object.dlpi_phnum; ++i) {
    const auto& segment = object.dlpi_phdr[i];
    const auto begin = object.dlpi_addr + segment.p_vaddr;
    if (segment.p_type == PT_LOAD && here >= begin && here - begin < segment.p_memsz) return true;
  }
  return false;
}

int read_own_object(dl_phdr_info* object, std::size_t, void* found) {
  if (!holds_this_code(*object)) return 0;
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const unsigned char*>(object->dlpi_addr + segment.p_vaddr);
    auto& id = *static_cast<std::string*>(found);
    id = build_id_in({begin, segment.p_memsz});
    if (!id.empty()) break;
  }
  return 1;
}

}  // namespace

std::string digest_of(std::span<const std::byte> bytes) { return hex(XXH3_128bits(bytes.data(), bytes.size())); }

std::string digest_of_file(const std::filesystem::path& file) {
  const auto text = read_file(file);
  return digest_of(std::as_bytes(std::span(text)));
}

std::string build_id() {
  std::string id;
  dl_iterate_phdr(&read_own_object, &id);
  return id.empty() ? digest_of_file("/proc/self/exe") : id;
}

std::string experiment_key(const Experiment& experiment) {
  std::string pieces;
  // Each piece is preceded by its length, so that no two lists of pieces run together into the same text.
  const auto add = [&pieces](std::string_view piece) { pieces += fmt::format("{}:{}\n", piece.size(), piece); };
  add(build_id());
  add(experiment.resolved);
  for (const auto& input : experiment.inputs) add(input.digest);
  return digest_of(std::as_bytes(std::span(pieces)));
}

}  // namespace experiments
