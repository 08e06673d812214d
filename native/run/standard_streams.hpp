// The descriptors that a program is started with.
#pragma once

namespace mesh::run {

/// Sees that descriptors 0 to 2 are open, before anything else is: a connection to a server that was one of them would be sent what
/// the program prints. What was closed stays of no use: reading or writing it fails as before. Ends the process where that cannot
/// be.
void hold_standard_streams();

}  // namespace mesh::run
