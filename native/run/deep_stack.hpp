// Room for the frames of compiled code.
#pragma once

#include <functional>

namespace mesh::run {

/// Calls `work` on a thread of its own and waits for it. Its stack has room for every frame that the budgets of a run allow,
/// whatever the limit of this process is (ulimit -s); memory is taken only for what is used of it. What it throws
/// comes out here. SIGINT, SIGTERM and SIGHUP interrupt that thread meanwhile. Where no such thread can be had, `work` is called on
/// this one, whose stack may be too small for the deepest of runs.
void on_deep_stack(const std::function<void()>& work);

}  // namespace mesh::run
