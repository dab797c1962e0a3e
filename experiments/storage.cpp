#include "experiments/storage.hpp"

#include <fmt/format.h>

#include <charconv>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

#include "experiments/atomic_file.hpp"
#include "experiments/error.hpp"
#include "experiments/seal.hpp"
#include "experiments/storage_layout.hpp"

namespace experiments {
namespace {

H5::FileAccPropList access_properties() {
  H5::FileAccPropList properties;
  // A superblock of the earliest version: up to HDF5 1.14.6, H5Fget_file_image spoils the checksum of later ones.
  properties.setLibverBounds(H5F_LIBVER_EARLIEST, H5F_LIBVER_V18);
  // Without blocks set aside for more to come, the end of the file does not move when it is closed.
  require(H5Pset_meta_block_size(properties.getId(), 0), "H5Pset_meta_block_size");
  require(H5Pset_small_data_block_size(properties.getId(), 0), "H5Pset_small_data_block_size");
  // Result files appear whole and never change, and some file systems have no locks.
  properties.setFileLocking(false, true);
  return properties;
}

/// HDF5 1.10 crashes when memory runs out under it: whether there is enough is found out before it begins.
///
/// @param size [byte] that it will take
/// @throws std::bad_alloc
void claim_memory(std::uint64_t size) {
  constexpr std::uint64_t of_its_own = std::uint64_t{16} << 20;
  ::operator delete(::operator new(static_cast<std::size_t>(size + of_its_own)));
}

/// @throws H5::Exception
std::vector<std::byte> encode_content(const Results& results) {
  claim_memory(2 * size_bound(results));
  const auto access = access_properties();
  access.setCore(std::size_t{1} << 20, false);
  const H5::H5File file("image", H5F_ACC_TRUNC, file_properties(), access);
  write_layout(file, results);
  require(H5Fflush(file.getId(), H5F_SCOPE_GLOBAL), "H5Fflush");
  const auto size = require(H5Fget_file_image(file.getId(), nullptr, 0), "H5Fget_file_image");
  std::vector<std::byte> image;
  image.reserve(static_cast<std::size_t>(size) + seal_size);  // a copy to make room for the seal would take long
  image.resize(static_cast<std::size_t>(size));
  require(H5Fget_file_image(file.getId(), image.data(), image.size()), "H5Fget_file_image");
  return image;
}

/// Writes the same bytes as `encode_content` gives to the temporary file of `target`.
///
/// @throws H5::Exception, OutputError
void write_content(AtomicFile& target, const Results& results) {
  claim_memory(0);
  hsize_t size = 0;
  {
    const H5::H5File file(target.temporary(), H5F_ACC_TRUNC, file_properties(), access_properties());
    // HDF5 1.10 crashes when the disk fills under it: all the room is claimed before it writes.
    target.reserve(size_bound(results));
    write_layout(file, results);
    require(H5Fflush(file.getId(), H5F_SCOPE_GLOBAL), "H5Fflush");
    require(H5Fget_filesize(file.getId(), &size), "H5Fget_filesize");
  }
  target.truncate(size);
  target.append(seal_of_file(target.temporary(), size));
}

int major_of(std::string_view version) {
  int major = 0;
  std::from_chars(version.data(), version.data() + version.size(), major);
  return major;
}

/// Whether a file has our mark; in another program's file it may be of any type.
bool has_our_schema(const H5::Group& root) {
  try {
    return read_attribute(root, "schema") == schema_name;
  } catch (const H5::Exception&) {
    return false;
  }
}

/// What keeps this program from taking an HDF5 file as its own result, empty when nothing does.
std::string objection(const H5::Group& root, Seal seal) {
  if (!has_our_schema(root)) return "is an HDF5 file of another program, expected a result of stoa";
  const auto version = read_attribute(root, "schema_version");
  if (major_of(version) > major_of(schema_version)) {
    return fmt::format("was written by a newer stoa: schema {}, this program reads {}.x", version,
                       major_of(schema_version));
  }
  if (seal == Seal::absent) return "was changed or cut short after stoa wrote it; run the experiment again";
  return {};
}

InputError refuse(const std::filesystem::path& path, std::string_view objection) {
  return InputError(fmt::format("{}: {}", path.string(), objection));
}

/// Adds up the room that values take in a file.
struct Room {
  void add(std::uint64_t n_numbers) { bytes += 8 * n_numbers; }
  void add(const std::vector<double>& numbers) { add(numbers.size()); }
  void add(const std::vector<std::string>& texts) {
    for (const auto& text : texts) bytes += 64 + 2 * text.size();  // with its reference, its header and gaps around it
  }
  std::uint64_t bytes = 0;
};

}  // namespace

std::string parameter_name(std::string_view path) {
  std::string name = "param_";
  for (const char c : path) name += c == '.' ? std::string("__") : std::string(1, c);
  return name;
}

std::uint64_t size_bound(const Results& results) {
  Room room;
  room.add(results.n_points() * (results.n_replicates + 2) + results.n_replicates + results.time.size());
  room.add({results.question, results.model, results.answer.measure});
  room.add(results.scenario);
  room.add(results.status);
  std::string coordinates;
  for (const auto& parameter : results.parameters) {
    room.add({parameter.path, parameter.unit, parameter.meaning});
    std::visit([&room](const auto& values) { room.add(values); }, parameter.values);
    coordinates += parameter_name(parameter.path) + " ";
  }
  for (const auto* list : {&results.measures, &results.by_group}) {
    for (const auto& measure : *list) {
      room.add({measure.unit, measure.long_name, coordinates});
      room.add(measure.values);
    }
  }
  room.add(results.groups);
  for (const auto& column : results.agents) {
    room.add({column.unit, column.meaning});
    // A word stands there in two attributes, with its place in a third.
    for (int copy = 0; copy < 3; ++copy) room.add(column.words);
    room.add(column.values);
    room.add(column.n_agents);
  }
  std::uint64_t n_event_columns = 0;
  for (const auto& table : results.events) {
    n_event_columns += table.columns.size() + 2;  // its group and its axis
    for (const auto& column : table.columns) {
      room.add({column.unit, column.meaning});
      room.add(column.words);
      room.add(column.values);
    }
  }
  for (const auto& [name, text] : results.provenance) room.add({text});
  // Found by trial: what HDF5 keeps about a variable, and the lists of its users that a dimension outgrows one by one.
  const std::uint64_t n = 16 + results.parameters.size() + results.measures.size() + results.by_group.size() +
                          2 * results.agents.size() + results.provenance.size() + n_event_columns;
  return room.bytes + n * 4096 + n * n * 24 + seal_size;
}

std::vector<std::byte> encode_results(const Results& results) {
  H5::Exception::dontPrint();
  try {
    auto bytes = encode_content(results);
    const auto seal = seal_of(bytes);
    bytes.insert(bytes.end(), seal.begin(), seal.end());
    return bytes;
  } catch (const H5::Exception& error) {
    throw OutputError(fmt::format("the results cannot be put into HDF5: {} failed", error.getFuncName()));
  }
}

void write_results(const std::filesystem::path& path, const Results& results, std::uint64_t in_memory) {
  if (size_bound(results) <= in_memory) return write_file(path, encode_results(results));
  H5::Exception::dontPrint();
  AtomicFile file(path);
  try {
    write_content(file, results);
  } catch (const H5::Exception& error) {
    throw OutputError(fmt::format("{}: cannot be written: {} failed", path.string(), error.getFuncName()));
  }
  file.commit();
}

Results read_results(const std::filesystem::path& path) {
  H5::Exception::dontPrint();
  const auto seal = examine_seal(path);
  if (seal == Seal::broken) throw refuse(path, "is damaged: its checksum does not match; run the experiment again");
  try {
    if (!H5::H5File::isHdf5(path)) throw refuse(path, "is not an HDF5 file, expected a result of stoa");
    const H5::H5File file(path, H5F_ACC_RDONLY, H5::FileCreatPropList::DEFAULT, access_properties());
    const auto why = objection(file, seal);
    if (!why.empty()) throw refuse(path, why);
    return read_layout(file);
  } catch (const H5::Exception&) {
    throw refuse(path, "is damaged or cut short; run the experiment again");
  }
}

}  // namespace experiments
