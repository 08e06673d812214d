// When what follows from a key is made: with the key, or where that takes long, behind it.

import { afterPaint } from "./frames.ts";
import { pace } from "./pace.ts";

/** What takes longer than this, in milliseconds, lets the key be painted first. */
const slow = 30;
/** What takes longer than this waits for a pause of so long. */
const tooSlow = 100;
const pause = 150;

/** Makes what follows from a key by `work`. */
export function typingPace(work: () => void) {
  const timed = pace();
  const painted = afterPaint();
  let timer = 0;

  function run(): void {
    clearTimeout(timer);
    painted.cancel();
    timed.run(work);
  }

  return {
    run,
    /** A key was pressed. Says whether what follows is still to come. */
    key(): boolean {
      clearTimeout(timer);
      painted.cancel();
      if (timed.isOver(tooSlow)) timer = window.setTimeout(run, pause);
      else if (timed.isOver(slow)) painted.call(run);
      else {
        run();
        return false;
      }
      return true;
    },
    cancel(): void {
      clearTimeout(timer);
      painted.cancel();
    },
  };
}
