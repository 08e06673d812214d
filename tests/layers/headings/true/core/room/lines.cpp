// What stands under the heading lines.cpp.
#include "drawing.hpp"

void Drawing::draw(const Line& line, int width) { inches_ = length_between(line, line, width); }

int Drawing::length_between(const Line& first_line_of_the_drawing, const Line& last_line_of_the_drawing, int width_of_them) const {
  return is_straight(first_line_of_the_drawing) && is_straight(last_line_of_the_drawing) ? width_of_them : 0;
}

bool Drawing::is_straight(const Line& line) { return &line != nullptr; }
