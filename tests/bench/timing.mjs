// How long a piece of work takes, by the median of many rounds.
import { performance } from "node:perf_hooks";

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/**
 * The microseconds one call of each piece of work takes: medians over rounds in which they take turns.
 * @param {readonly (() => unknown)[]} works
 */
export function microseconds(works, rounds = 31, repeats = 200) {
  const times = works.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < rounds; ++round) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; ++repeat) work();
      times[index].push(((performance.now() - start) * 1000) / repeats);
    }
  }
  return times.map(median);
}
