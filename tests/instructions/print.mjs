// Prints what a further statement costs, phase by phase, beside what it is to cost: print.mjs PROGRAM
import { countPhases, phases } from "./count.mjs";

const counted = await countPhases(process.argv[2]);
console.log("\nInstructions a further statement");
for (const [name, words] of Object.entries(phases)) {
  console.log(`${words.padEnd(52)} ${String(counted[/** @type {keyof typeof phases} */ (name)]).padStart(7)}`);
}
const { preview, json, ...toStatements } = counted;
const sent = Object.values(toStatements).reduce((sum, each) => sum + each);
console.log(`from text to statements sent ${sent} (goal: 10000), what becomes of them ${preview} (4000), JSON ${json} (4000)`);
