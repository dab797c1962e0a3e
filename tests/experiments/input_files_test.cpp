#include "experiments/input_files.hpp"

#include "experiments/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::Experiment;

namespace {

/// Two catalogues of one name in different folders, and an experiment whose scenarios read one or the other.
struct Shelves {
  Shelves() {
    for (const auto& [name, rows] : {std::pair("one", "1\n"), std::pair("two", "1\n2\n")}) {
      std::filesystem::create_directory(folder.path / name);
      tests::put(folder.path / name / "list.csv", std::string("course_id\n") + rows);
    }
  }

  /// A scenario for each folder, in order.
  Experiment read(const std::vector<std::string>& folders) const {
    std::string text = "[run]\nmodel = \"market\"\nseed = 7\n[creator_group.all]\nnumber = 1\n";
    for (std::size_t i = 0; i < folders.size(); ++i) {
      const std::string file = (folder.path / folders[i] / "list.csv").string();
      text += "[[scenario]]\nname = \"" + std::to_string(i) + "\"\nset = {\"market.catalogue\" = \"" + file + "\"}\n";
    }
    tests::put(folder.path / "case.toml", text);
    return experiments::read_experiment(folder.path / "case.toml", {});
  }

  tests::TemporaryFolder folder;
};

std::vector<std::string> catalogues(const Experiment& experiment) {
  return std::get<std::vector<std::string>>(experiment.varying.at(0).values);
}

}  // namespace

TEST_CASE("files of one name in different folders are told apart in the key and along the points") {
  const Shelves shelves;
  const Experiment experiment = shelves.read({"one", "two", "one"});
  const Experiment other = shelves.read({"one", "two", "two"});
  CHECK(experiments::experiment_key(experiment) != experiments::experiment_key(other));
  CHECK(catalogues(experiment)[0] != catalogues(experiment)[1]);
  CHECK(catalogues(experiment)[0] == catalogues(experiment)[2]);
  CHECK(catalogues(experiment)[0].find("list.csv (") == 0);
}

TEST_CASE("the key and the names of files do not depend on the folder they lie in") {
  const Shelves here, there;
  const Experiment experiment = here.read({"one", "two"});
  const Experiment moved = there.read({"one", "two"});
  CHECK(experiments::experiment_key(experiment) == experiments::experiment_key(moved));
  CHECK(catalogues(experiment) == catalogues(moved));
  CHECK(experiment.resolved.find(here.folder.path.string()) == std::string::npos);
}
