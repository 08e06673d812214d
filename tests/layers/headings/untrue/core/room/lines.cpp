// What is left under the heading lines.cpp.
#include "drawing.hpp"

void Drawing::in_order(const Line& line) { twice(line); }

void Drawing::draw(const Line& line, int width) { static_cast<void>(line); }

void Drawing::twice(const Line& line) { static_cast<void>(line); }
