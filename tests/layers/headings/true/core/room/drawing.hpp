// Headings that are true, over every form of declaration.
#pragma once

struct Line;
struct Ring;

class Drawing {
 public:
  void run();

 private:
  int inches_ = 0;
  int scaled(int length) const { return length * inches_; }

  // lines.cpp: what is straight
  void draw(const Line& line, int width = 1);
  [[nodiscard]] int length_between(const Line& first_line_of_the_drawing, const Line& last_line_of_the_drawing,
                                   int width_of_them = 1) const;
  static bool is_straight(const Line& line);
  template <typename Each>
  void draw_all(Each each);

  // rings.cpp
  void draw(const Ring& ring);
  int width() const { return scaled(2); }
  template <typename Each>
  void turn_all(Each each);

  struct Pen {
    int colour(int at);
  };
  int pen_ = 0;
};

template <typename Each>
void Drawing::draw_all(Each each) {
  each();
}
