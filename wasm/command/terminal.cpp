// Which of the streams are terminals, as Node knows it: Emscripten takes all three for such.
#include <emscripten/emscripten.h>
#include <unistd.h>

namespace {

EM_JS(int, ask_node, (int descriptor), { return require("tty").isatty(descriptor); });

}  // namespace

int isatty(int descriptor) { return ask_node(descriptor); }
