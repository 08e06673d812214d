// Unpacks raw LZMA as `xz --format=raw --lzma1=lc=4,lp=0,pb=0` packs it, under the names of LZMA's specification. `embed.mjs` copies it
// into the single-file engine.

/** As many high bits of the byte before it choose a literal's probabilities. */
const lc = 4;

// Where each part of the model begins among the probabilities.
const states = 12;
const isMatch = 0;
const isRep = isMatch + states;
const isRepG0 = isRep + states;
const isRepG1 = isRepG0 + states;
const isRepG2 = isRepG1 + states;
const isRep0Long = isRepG2 + states;
const posSlot = isRep0Long + states;
const posSpecial = posSlot + 4 * 64;
const align = posSpecial + 115;
const matchLength = align + 16;
const repLength = matchLength + 2 + 8 + 8 + 256;
const literals = repLength + 2 + 8 + 8 + 256;

/**
 * The range decoder: numbers made of bits, each read by how often it has been 0 so far.
 * @param {Uint8Array} packed
 */
function readNumbers(packed) {
  const probabilities = new Uint16Array(literals + (0x300 << lc)).fill(1024);
  // Numbers of 32 bits; in variables, each new one would be allocated.
  const range = Uint32Array.of(2 ** 32 - 1);
  const code = Uint32Array.of(0);
  let next = 0;

  function shift() {
    code[0] = (code[0] << 8) | packed[next++];
  }
  while (next < 5) shift();

  function normalize() {
    if (range[0] >= 2 ** 24) return;
    range[0] <<= 8;
    shift();
  }

  /** @param {number} index */
  function bit(index) {
    const probability = probabilities[index];
    const bound = (range[0] >>> 11) * probability;
    const isSet = code[0] >= bound;
    if (isSet) {
      range[0] -= bound;
      code[0] -= bound;
      probabilities[index] -= probability >>> 5;
    } else {
      range[0] = bound;
      probabilities[index] += (2048 - probability) >>> 5;
    }
    normalize();
    return isSet ? 1 : 0;
  }

  /** @param {number} base @param {number} count of bits, the highest first */
  function tree(base, count) {
    let node = 1;
    for (let i = 0; i < count; ++i) node = (node << 1) | bit(base + node);
    return node - (1 << count);
  }

  /** @param {number} count of bits that are as often 0 as 1 */
  function direct(count) {
    let number = 0;
    for (let i = 0; i < count; ++i) {
      range[0] >>>= 1;
      const isSet = code[0] >= range[0];
      if (isSet) code[0] -= range[0];
      normalize();
      number = (number << 1) | (isSet ? 1 : 0);
    }
    return number;
  }

  const atEnd = () => code[0] === 0 && next === packed.length;
  return { bit, tree, direct, atEnd };
}

/** @typedef {ReturnType<typeof readNumbers>} Numbers */

/**
 * A byte. After a match, the one at the match's distance chooses the probabilities as long as their bits are the same.
 * @param {Numbers} numbers
 * @param {number} before
 * @param {number} other
 * @param {boolean} afterMatch
 */
function readLiteral({ bit }, before, other, afterMatch) {
  const base = literals + 0x300 * (before >> (8 - lc));
  let like = afterMatch ? 0x100 : 0;
  let node = 1;
  while (node < 0x100) {
    other <<= 1;
    const expected = other & like;
    const read = bit(base + like + expected + node);
    node = (node << 1) | read;
    like &= read ? expected : ~expected;
  }
  return node;
}

/** @param {Numbers} numbers @param {number} base */
function readLength({ bit, tree }, base) {
  if (!bit(base)) return 2 + tree(base + 2, 3);
  if (!bit(base + 1)) return 10 + tree(base + 10, 3);
  return 18 + tree(base + 18, 8);
}

/** @param {Numbers} numbers @param {number} base @param {number} count of bits, the lowest first */
function readLowBits({ bit }, base, count) {
  let number = 0;
  for (let i = 0, node = 1; i < count; ++i) {
    const read = bit(base + node);
    node = (node << 1) | read;
    number |= read << i;
  }
  return number;
}

/** @param {Numbers} numbers @param {number} length of what is there */
function readDistance(numbers, length) {
  const slot = numbers.tree(posSlot + 64 * Math.min(length - 2, 3), 6);
  if (slot < 4) return slot + 1;
  const count = (slot >> 1) - 1;
  const high = (2 | (slot & 1)) << count;
  if (slot < 14) return high + readLowBits(numbers, posSpecial + high - slot, count) + 1;
  return high + (numbers.direct(count - 4) << 4) + readLowBits(numbers, align, 4) + 1;
}

/**
 * @param {Uint8Array} packed
 * @param {number} size of what was packed
 * @throws {Error} where `packed` was cut or changed: a wrong bit puts off all that follows, so the end is not found where it should be
 */
export function unpack(packed, size) {
  const numbers = readNumbers(packed);
  const { bit, atEnd } = numbers;
  const unpacked = new Uint8Array(size);
  let at = 0;
  let state = 0;
  let [rep0, rep1, rep2, rep3] = [1, 1, 1, 1];

  /** One of the distances used before becomes the last. */
  function repeat() {
    if (!bit(isRepG1 + state)) [rep0, rep1] = [rep1, rep0];
    else if (!bit(isRepG2 + state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
    else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
  }

  /** How many bytes to take from as far back as `rep0`, which is 0 at the end. */
  function match() {
    const afterLiteral = state < 7;
    if (!bit(isRep + state)) {
      const length = readLength(numbers, matchLength);
      [rep0, rep1, rep2, rep3] = [readDistance(numbers, length), rep0, rep1, rep2];
      state = afterLiteral ? 7 : 10;
      return length;
    }
    if (bit(isRepG0 + state)) repeat();
    else if (!bit(isRep0Long + state)) {
      state = afterLiteral ? 9 : 11;
      return 1;
    }
    state = afterLiteral ? 8 : 11;
    return readLength(numbers, repLength);
  }

  while (at <= size) {
    if (bit(isMatch + state)) {
      const end = at + match();
      if (rep0 === 0) break;
      for (; at < end; ++at) unpacked[at] = unpacked[at - rep0];
    } else {
      unpacked[at] = readLiteral(numbers, unpacked[at - 1], unpacked[at - rep0], state >= 7);
      ++at;
      state = Math.max(0, state - (state < 10 ? 3 : 6));
    }
  }
  if (at !== size || !atEnd()) throw new Error("The packed module is damaged");
  return unpacked;
}
