// Prints what a further statement costs, phase by phase, beside what it is to cost, and how that grows: print.mjs PROGRAM
import { atMost } from "../bench/goal.mjs";
import { countPhases, growth, phases } from "./count.mjs";

const program = process.argv[2];
const counted = await countPhases(program);
console.log("\nInstructions a further statement");
for (const [name, words] of Object.entries(phases)) {
  console.log(`${words.padEnd(52)} ${String(counted[/** @type {keyof typeof phases} */ (name)]).padStart(7)}`);
}
const { preview, json, ...toStatements } = counted;
const sent = Object.values(toStatements).reduce((sum, each) => sum + each);
/** @param {string} words @param {number} figure @param {number} most @param {string} unit */
const line = (words, figure, most, unit) => console.log(`${words}: ${figure} ${atMost(figure, most, unit)}`);
line("from text to statements sent", sent, 10_000, "instructions");
line("what becomes of them", preview, 4_000, "instructions");
line("JSON", json, 4_000, "instructions");
const times = await growth(program);
line("ten times the statements take", Number(times.toFixed(2)), 10.5, "x");
