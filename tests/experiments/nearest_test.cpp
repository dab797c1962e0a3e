#include "experiments/nearest.hpp"

#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::edit_distance;
using experiments::nearest;
using experiments::nearest_path;

TEST_CASE("the edit distance counts insertions, deletions, substitutions and swaps of neighbours") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("main", "main") == 0);
  CHECK(edit_distance("", "main") == 4);
  CHECK(edit_distance("main", "mains") == 1);
  CHECK(edit_distance("main", "man") == 1);
  CHECK(edit_distance("main", "mein") == 1);
  CHECK(edit_distance("main", "mian") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment edits no substring twice
  CHECK(edit_distance("GMV", "gmv") == 0);
}

TEST_CASE("the edit distance is symmetric") {
  for (const auto& [one, other] : {std::pair{"commission", "comission"}, {"slate", "state"}, {"a", "bcd"}}) {
    CHECK(edit_distance(one, other) == edit_distance(other, one));
  }
}

TEST_CASE("the nearest name is found for a slip and not for another word") {
  const std::vector<std::string> valid{"random", "popularity", "content", "personalised"};
  CHECK(nearest("personalized", valid) == "personalised");
  CHECK(nearest("Random", valid) == "random");
  CHECK(nearest("popular", valid) == "popularity");
  CHECK(nearest("quality", valid) == std::nullopt);
  CHECK(nearest("", valid) == std::nullopt);
  CHECK(nearest("x", {"y"}) == std::nullopt);
  CHECK(nearest("anything", {}) == std::nullopt);
  CHECK(nearest(std::string(1000000, 'a'), valid) == std::nullopt);
}

TEST_CASE("the first of equally near names is chosen") { CHECK(nearest("cat", {"bat", "rat"}) == "bat"); }

TEST_CASE("the nearest path is looked for in its own section first, then by its last component everywhere") {
  const std::vector<std::string> valid{"market.courses", "learner.number", "creator_group.pro.number",
                                       "platform.main.commission", "platform.main.slate"};
  CHECK(nearest_path("platform.main.comission", valid) == "platform.main.commission");
  CHECK(nearest_path("platfrom.mian.slate", valid) == "platform.main.slate");
  CHECK(nearest_path("learner.courses", valid) == "market.courses");
  CHECK(nearest_path("commission", valid) == "platform.main.commission");
  CHECK(nearest_path("platform.slate", valid) == "platform.main.slate");
  CHECK(nearest_path("creator_group.number", valid) == "creator_group.pro.number");
  CHECK(nearest_path("learner.colour", valid) == std::nullopt);
}

TEST_CASE("the nearest file is another one of the same folder, by its path") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "small.toml", "");
  std::filesystem::create_directory(folder.path / "smaller.toml");
  std::filesystem::create_symlink("loop.toml", folder.path / "loop.toml");
  CHECK(experiments::nearest_file(folder.path / "smal.toml") == (folder.path / "small.toml").string());
  CHECK(experiments::nearest_file(folder.path / "loop.toml") == std::nullopt);
  CHECK(experiments::nearest_file(folder.path / "none" / "small.toml") == std::nullopt);
}
