#include "sim/column.hpp"

#include <cstdint>
#include <cstring>
#include <string>

#include "tests/catch.hpp"

namespace {

struct Birds : sim::Table {
  explicit Birds(std::size_t toes) : Table("bird", "aviary.max_birds"), toe(*this, "toe", "cm", "length", {toes}) {}

  sim::Column<std::uint8_t> colour{*this, "colour", "1", "of the feathers"};
  sim::Column<double> weight{*this, "weight", "g", "at birth", {1, true}};
  sim::Column<float> toe;
};

bool aligned(const void* place) { return reinterpret_cast<std::uintptr_t>(place) % 64 == 0; }

}  // namespace

TEST_CASE("A new table has room, no rows, and zeros everywhere") {
  Birds birds(3);
  birds.allocate(100);
  CHECK(birds.capacity() == 100);
  CHECK(birds.size() == 0);
  for (std::size_t row = 0; row < 100; ++row) {
    CHECK(birds.colour[row] == 0);
    CHECK(birds.weight[row] == 0.0);
    for (const float toe : birds.toe.row(row)) CHECK(toe == 0.0F);
  }
}

TEST_CASE("Columns begin on cache lines and do not overlap") {
  Birds birds(3);
  birds.allocate(101);
  CHECK(aligned(birds.colour.data()));
  CHECK(aligned(birds.weight.data()));
  CHECK(aligned(birds.toe.data()));
  std::memset(birds.weight.data(), 0xFF, 101 * sizeof(double));
  for (std::size_t row = 0; row < 101; ++row) {
    CHECK(birds.colour[row] == 0);
    for (const float toe : birds.toe.row(row)) CHECK(toe == 0.0F);
  }
}

TEST_CASE("A column wider than one keeps a row's values together") {
  Birds birds(3);
  birds.allocate(2);
  float length = 0.0F;
  for (std::size_t row = 0; row < 2; ++row) {
    for (float& toe : birds.toe.row(row)) toe = ++length;
  }
  CHECK(birds.toe.row(0).size() == 3);
  CHECK(birds.toe.row(0)[2] == 3.0F);
  CHECK(birds.toe.row(1)[0] == 4.0F);
  CHECK(birds.toe.data()[5] == 6.0F);
}

TEST_CASE("A column of width 0 takes no memory") {
  Birds birds(0);
  birds.allocate(10);
  CHECK(birds.toe.row(9).empty());
  CHECK(birds.bytes_per_row() == 1 + 8);
  CHECK(Birds(3).bytes_per_row() == 1 + 8 + 3 * 4);
}

TEST_CASE("Rows are appended one by one or together until there is no room") {
  Birds birds(1);
  birds.allocate(10);
  CHECK(birds.append() == 0);
  CHECK(birds.append(7) == 1);
  CHECK(birds.append() == 8);
  CHECK(birds.size() == 9);
  CHECK_THROWS_AS(birds.append(2), sim::CapacityReached);
  CHECK(birds.size() == 9);
  CHECK(birds.append(0) == 9);
  CHECK(birds.append() == 9);
}

TEST_CASE("A table without room names the setting that gives more") {
  Birds birds(1);
  birds.allocate(1);
  birds.append();
  try {
    birds.append();
    FAIL("there was room");
  } catch (const sim::CapacityReached& reached) {
    CHECK(std::string(reached.what()) == "room for 1 birds is used up: raise aviary.max_birds");
  }
}

TEST_CASE("A table tells what its columns are") {
  Birds birds(3);
  birds.allocate(2);
  birds.append();
  birds.weight[0] = 12.5;
  REQUIRE(birds.columns().size() == 3);
  const sim::ColumnInfo& weight = birds.columns()[1];
  CHECK(weight.name == "weight");
  CHECK(weight.unit == "g");
  CHECK(weight.meaning == "at birth");
  CHECK(weight.bytes == 8);
  CHECK(weight.recorded);
  CHECK(weight.value(0) == 12.5);
  CHECK_FALSE(birds.columns()[0].recorded);
  CHECK(birds.columns()[2].bytes == 12);
}
