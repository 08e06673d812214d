// Work that is not for now: what reads the layout waits until all is written, and what takes long until a key is painted.

/** Calls `work` before the next paint, of several calls until then only the last. */
export function beforePaint() {
  let latest: (() => void) | undefined;
  return (work: () => void): void => {
    if (!latest) {
      requestAnimationFrame(() => {
        const last = latest;
        latest = undefined;
        last?.();
      });
    }
    latest = work;
  };
}

/** Calls `work` as soon as the next frame is painted, unless `cancel` is called before. */
export function afterPaint() {
  let awaited = 0;
  return {
    call(work: () => void): void {
      const mine = ++awaited;
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (mine === awaited) work();
        }),
      );
    },
    cancel(): void {
      awaited++;
    },
  };
}
