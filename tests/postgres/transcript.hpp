// The whole of what a command has said, held against a file.
#pragma once

#include <string>

#include "process.hpp"

namespace mesh::test {

/// A report without what is another each time: how long things took, the numbers of processes and of what the catalog holds, where
/// the folder of the case and the server are, and what the database is called.
[[nodiscard]] std::string masked(const std::string& report);

/// Fails unless `report`, masked, and `status`, in brackets below it where it is not 0, are what transcripts/NAME.txt holds. With
/// MESH_UPDATE_TRANSCRIPTS the file is written anew, by the last of those that share it: a run without must follow, which shows
/// where they differ.
void check_transcript(const std::string& name, int status, const std::string& report);

}  // namespace mesh::test
