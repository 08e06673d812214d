// A set of lambdas, one for each alternative of a variant.
#pragma once

namespace mesh {

/// Calls the one of `cases` that takes the value's alternative; a missing alternative does not compile.
template <typename... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Match(Cases...) -> Match<Cases...>;

}  // namespace mesh
