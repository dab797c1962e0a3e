#pragma once
/// @file Agents as columns: a table declares each column once, and allocation, recording and documentation follow.

#include <cstddef>
#include <functional>
#include <memory>
#include <new>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sim {

/// A table has no room for another agent; the message names the setting that gives more room.
class CapacityReached : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What is known of a column without its type.
struct ColumnInfo {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  std::size_t bytes = 0;  // per row
  std::size_t alignment = 1;
  bool recorded = false;                     // stored at the end of a run
  std::function<void(std::byte*)> place;     // tells the column where its first row is
  std::function<double(std::size_t)> value;  // of a row, for recorded columns
  std::byte* first = nullptr;                // row 0, once there is room
};

/// A set of columns with rows for agents 0 … size()−1 and room for capacity(), in one block of memory.
///
/// Columns are members of a derived struct and enlist themselves when constructed.
class Table {
 public:
  /// @param name what the table holds, @param capacity_key the setting that gives more room
  Table(std::string_view name, std::string_view capacity_key) : name_(name), capacity_key_(capacity_key) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// Room for `capacity` agents, every byte zero. Called once, before the first append.
  void allocate(std::size_t capacity);

  /// The next row. @throws CapacityReached
  std::size_t append();

  /// The first of `n` next rows. @throws CapacityReached
  std::size_t append(std::size_t n);

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::size_t bytes_per_row() const;
  std::string_view name() const { return name_; }
  std::span<const ColumnInfo> columns() const { return columns_; }

  void enlist(ColumnInfo column) { columns_.push_back(std::move(column)); }

 private:
  struct Free {
    void operator()(std::byte* memory) const { ::operator delete (memory, std::align_val_t{64}); }
  };

  std::string_view name_;
  std::string_view capacity_key_;
  std::vector<ColumnInfo> columns_;
  std::unique_ptr<std::byte, Free> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

/// How a column differs from the ordinary: `width` values per row (0: the column does not exist), `recorded` at the
/// end.
struct ColumnForm {
  std::size_t width = 1;
  bool recorded = false;
};

/// One column of a table.
template <class T>
class Column {
 public:
  static_assert(std::is_trivially_copyable_v<T>);

  Column(Table& table, std::string_view name, std::string_view unit, std::string_view meaning, ColumnForm form = {})
      : width_(form.width) {
    ColumnInfo info{name, unit, meaning, sizeof(T) * width_, alignof(T), form.recorded, {}, {}};
    info.place = [this](std::byte* first) { data_ = reinterpret_cast<T*>(first); };
    if constexpr (std::is_arithmetic_v<T>)
      info.value = [this](std::size_t row) { return static_cast<double>(data_[row]); };
    table.enlist(std::move(info));
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

  T& operator[](std::size_t row) { return data_[row]; }
  const T& operator[](std::size_t row) const { return data_[row]; }

  /// The values of a row of a column wider than one.
  std::span<T> row(std::size_t index) { return {data_ + index * width_, width_}; }
  std::span<const T> row(std::size_t index) const { return {data_ + index * width_, width_}; }

  T* data() { return data_; }
  const T* data() const { return data_; }
  std::size_t width() const { return width_; }

 private:
  std::size_t width_;
  T* data_ = nullptr;
};

}  // namespace sim
