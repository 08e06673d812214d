// What stands under the heading rings.cpp.
#include "drawing.hpp"

void Drawing::draw(const Ring& ring) {
  turn_all([&] { static_cast<void>(ring); });
}

template <typename Each>
void Drawing::turn_all(Each each) {
  each();
}
