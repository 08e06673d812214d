// Whether a piece of work keeps up with typing.

/** Times each run of some work. */
export function pace() {
  let times: number[] = [];
  return {
    run<T>(work: () => T): T {
      const start = performance.now();
      const result = work();
      times = [...times.slice(-2), performance.now() - start];
      return result;
    },
    /** Whether each of the last three runs took longer than `limit` milliseconds: one pause of the machine proves nothing. */
    isOver: (limit: number): boolean => times.length === 3 && Math.min(...times) > limit,
  };
}
