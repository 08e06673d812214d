// Headings that are untrue, each in its own way.
#pragma once

struct Line;
struct Ring;

class Drawing {
 private:
  // lines.cpp: what is straight
  void in_order(const Line& line);
  void moved(const Line& line);
  void draw(const Ring& ring_in_the_middle, int width_of_the_ring,
            int colour_that_the_ring_has_where_nothing_else_is_said_of_it = 1);
  void forgotten(const Line& line);
  void twice(const Line& line);
  template <typename Each>
  void moved_template(Each each);

  // squares.cpp: a file that there is not
  void square();

  // rings.cpp: nothing but what has its body here
  int width() const { return 2; }

  int pen_ = 0;
};
