#include "experiments/part.hpp"

#include <cstring>
#include <type_traits>

#include "experiments/fingerprint.hpp"

namespace experiments {
namespace {

constexpr std::string_view mark = "stoa part";
constexpr std::uint32_t version = 3;
constexpr std::size_t digest_size = 32;

/// Appends numbers, texts and columns to a growing array of bytes, in the byte order of this machine.
class Writer {
 public:
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void number(T value) { append(&value, sizeof value); }
  void text(std::string_view value) {
    number<std::uint64_t>(value.size());
    append(value.data(), value.size());
  }
  void column(const std::vector<double>& values) {
    number<std::uint64_t>(values.size());
    append(values.data(), values.size() * sizeof(double));
  }
  void append(const void* data, std::size_t size) {
    const auto* first = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), first, first + size);
  }
  std::vector<std::byte> bytes;
};

/// Takes what a Writer appended from the front of `bytes`; after a piece that is not all there, `whole` is false.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : rest_(bytes) {}

  template <typename T>
  requires std::is_trivially_copyable_v<T> T number() {
    T value{};
    take(&value, sizeof value);
    return value;
  }
  std::string text() {
    std::string value(length(1), '\0');
    take(value.data(), value.size());
    return value;
  }
  std::vector<double> column() {
    std::vector<double> values(length(sizeof(double)));
    take(values.data(), values.size() * sizeof(double));
    return values;
  }
  bool whole() const { return whole_; }
  bool empty() const { return rest_.empty(); }

 private:
  /// A length that the remaining bytes can hold; damage must not make us allocate what a file claims.
  std::size_t length(std::size_t item_size) {
    const auto n = number<std::uint64_t>();
    if (n > rest_.size() / item_size) whole_ = false;
    return whole_ ? static_cast<std::size_t>(n) : 0;
  }
  void take(void* to, std::size_t size) {
    if (size > rest_.size()) whole_ = false;
    if (!whole_ || size == 0) return;
    std::memcpy(to, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }

  std::span<const std::byte> rest_;
  bool whole_ = true;
};

/// The bytes before the digest, or nothing when the digest does not match them.
std::optional<std::span<const std::byte>> verified(std::span<const std::byte> bytes) {
  if (bytes.size() < digest_size) return std::nullopt;
  const auto body = bytes.first(bytes.size() - digest_size);
  const auto expected = digest_of(body);
  if (std::memcmp(expected.data(), bytes.data() + body.size(), digest_size) != 0) return std::nullopt;
  return body;
}

/// Reads the mark and the key, which every version of the format begins with.
std::optional<std::string> read_key(Reader& reader) {
  if (reader.text() != mark) return std::nullopt;
  auto key = reader.text();
  return reader.whole() ? std::optional(std::move(key)) : std::nullopt;
}

models::AgentColumn read_agent_column(Reader& reader) {
  models::AgentColumn column;
  column.table = reader.text();
  column.name = reader.text();
  column.unit = reader.text();
  column.meaning = reader.text();
  column.values = reader.column();
  const auto n_words = reader.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < n_words && reader.whole(); ++i) column.words.push_back(reader.text());
  return column;
}

std::vector<std::vector<double>> read_event_table(Reader& reader) {
  std::vector<std::vector<double>> table;
  const auto n_columns = reader.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < n_columns && reader.whole(); ++i) table.push_back(reader.column());
  return table;
}

}  // namespace

std::vector<std::byte> encode_part(const Part& part, std::string_view key) {
  Writer writer;
  writer.text(mark);
  writer.text(key);
  writer.number(version);
  writer.number(part.run.point);
  writer.number(part.run.replicate);
  writer.number(static_cast<std::uint8_t>(part.output.status));
  writer.text(part.output.reason);
  writer.number(part.output.worst_imbalance);
  writer.column(part.output.series);
  writer.number<std::uint64_t>(part.output.agents.size());
  for (const auto& column : part.output.agents) {
    writer.text(column.table);
    writer.text(column.name);
    writer.text(column.unit);
    writer.text(column.meaning);
    writer.column(column.values);
    writer.number<std::uint64_t>(column.words.size());
    for (const auto& word : column.words) writer.text(word);
  }
  writer.number<std::uint64_t>(part.output.events.size());
  for (const auto& table : part.output.events) {
    writer.number<std::uint64_t>(table.size());
    for (const auto& column : table) writer.column(column);
  }
  const auto digest = digest_of(writer.bytes);
  writer.append(digest.data(), digest.size());
  return std::move(writer.bytes);
}

std::optional<Part> decode_part(std::span<const std::byte> bytes, std::string_view key) {
  const auto body = verified(bytes);
  if (!body) return std::nullopt;
  Reader reader(*body);
  if (read_key(reader) != key || reader.number<std::uint32_t>() != version) return std::nullopt;
  Part part;
  part.run.point = reader.number<std::uint64_t>();
  part.run.replicate = reader.number<std::uint64_t>();
  part.output.status = static_cast<models::RunStatus>(reader.number<std::uint8_t>());
  part.output.reason = reader.text();
  part.output.worst_imbalance = reader.number<double>();
  part.output.series = reader.column();
  const auto n_columns = reader.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < n_columns && reader.whole(); ++i) {
    part.output.agents.push_back(read_agent_column(reader));
  }
  const auto n_tables = reader.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < n_tables && reader.whole(); ++i) {
    part.output.events.push_back(read_event_table(reader));
  }
  return reader.whole() && reader.empty() ? std::optional(std::move(part)) : std::nullopt;
}

std::optional<std::string> key_of_part(std::span<const std::byte> bytes) {
  const auto body = verified(bytes);
  if (!body) return std::nullopt;
  Reader reader(*body);
  return read_key(reader);
}

}  // namespace experiments
