// What another heading claims.
#include "drawing.hpp"

void Drawing::moved(const Line& line) { static_cast<void>(line); }

void Drawing::draw(const Ring& ring_in_the_middle, int width_of_the_ring,
                   int colour_that_the_ring_has_where_nothing_else_is_said_of_it) {
  static_cast<void>(ring_in_the_middle);
}

void Drawing::twice(const Line& line) { static_cast<void>(line); }

template <typename Each>
void Drawing::moved_template(Each each) {
  each();
}

void Drawing::square() { static_cast<void>(pen_); }
