// What every bench prints beside a figure that has a goal.

/** @param {boolean} isMet */
const word = (isMet) => (isMet ? "met" : "missed");

/** @param {number} figure @param {number} most @param {string} unit */
export const atMost = (figure, most, unit) => `(goal: at most ${most} ${unit}, ${word(figure <= most)})`;

/** @param {number} figure @param {number} least @param {string} unit */
export const atLeast = (figure, least, unit) => `(goal: at least ${least} ${unit}, ${word(figure >= least)})`;
