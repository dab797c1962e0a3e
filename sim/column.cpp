#include "sim/column.hpp"

#include <algorithm>
#include <cstring>

namespace sim {
namespace {

constexpr std::size_t cache_line = 64;

std::size_t padded(std::size_t bytes) { return (bytes + cache_line - 1) / cache_line * cache_line; }

}  // namespace

void Table::allocate(std::size_t capacity) {
  std::size_t total = cache_line;
  for (const ColumnInfo& column : columns_) total += padded(column.bytes * capacity);
  memory_.reset(static_cast<std::byte*>(::operator new (total, std::align_val_t{cache_line})));
  std::memset(memory_.get(), 0, total);
  std::size_t offset = 0;
  for (ColumnInfo& column : columns_) {
    column.first = memory_.get() + offset;
    column.place(column.first);
    offset += padded(column.bytes * capacity);
  }
  capacity_ = capacity;
  size_ = 0;
}

std::size_t Table::append() { return append(1); }

std::size_t Table::append(std::size_t n) {
  if (n > capacity_ - size_) {
    throw CapacityReached("room for " + std::to_string(capacity_) + " " + std::string(name_) + "s is used up: raise " +
                          std::string(capacity_key_));
  }
  const std::size_t first = size_;
  size_ += n;
  return first;
}

std::size_t Table::bytes_per_row() const {
  std::size_t bytes = 0;
  for (const ColumnInfo& column : columns_) bytes += column.bytes;
  return bytes;
}

}  // namespace sim
