// The keys that walk a row of things: arrows to the next and back, Home and End to the first and the last.

/** The arrows of a row that lies across, and of one that goes down: back, and on. */
export const across = ["ArrowLeft", "ArrowRight"] as const;
export const down = ["ArrowUp", "ArrowDown"] as const;

/** Where a key leads from `at`, of `count` things, which may be a step before the first or after the last; undefined for other keys. */
export function walkedTo(key: string, [back, on]: typeof across | typeof down, at: number, count: number): number | undefined {
  return new Map<string, number>([
    [back, at - 1],
    [on, at + 1],
    ["Home", 0],
    ["End", count - 1],
  ]).get(key);
}
