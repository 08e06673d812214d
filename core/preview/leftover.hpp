// What `down` does not put back, as people are told of it.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "lang/mir/executable.hpp"
#include "preview/preview.hpp"
#include "schema/schema.hpp"

namespace mesh {

/// What there is after `down` and was not at `start`, or was and is not, and how that is put right.
///
/// Takes:   `down`, whose statements the preview has, where its body ends, and the number of the statement that would come next.
/// Bounds:  a call and a fix for as many as there are diagnostics at most.
[[nodiscard]] std::vector<Leftover> leftover_of(const Source& source, const schema::Schema& start, const PreviewedFunction& down,
                                                const lang::Entry& entry, uint32_t next_statement);

/// A remark for each thing that `down` leaves, loses or changes, at the call that is the cause, with the call that would remove
/// what is left. One for all where `down` sends nothing. What was dropped and is made anew is left out: the advice tells of its
/// loss.
void tell_leftover(const Preview& preview, const PreviewedFunction& down, Diagnostics& diagnostics);

}  // namespace mesh
