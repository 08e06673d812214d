// Work that can wait until the reader pauses, and then lets every key pass.

/** After a key, this long counts as a pause; the work then goes on in slices of so many milliseconds. */
const quiet = 200;
const slice = 6;

/** Takes `step` until it says that nothing is left. */
export function inPauses(step: () => boolean) {
  let timer = 0;

  function run(): void {
    const end = performance.now() + slice;
    let isMore = step();
    while (isMore && performance.now() < end) isMore = step();
    timer = isMore ? window.setTimeout(run) : 0;
  }

  return {
    /** There is work to do, and the reader is busy now. */
    wait(): void {
      clearTimeout(timer);
      timer = window.setTimeout(run, quiet);
    },
    /** Does all of it now. */
    finish(): void {
      clearTimeout(timer);
      timer = 0;
      while (step());
    },
  };
}
