#include "run/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "process/exit_code.hpp"

namespace mesh::run {

void hold_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free descriptor is this one. It is opened the wrong way round, so that its use is still an error.
    if (open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) == stream) continue;
    std::perror("/dev/null");
    std::_Exit(status_of(process::ExitCode::wrong_use));
  }
}

}  // namespace mesh::run
