// Unpacks raw LZMA as `xz --format=raw --lzma1=lp=0,pb=0` packs it, under the names of LZMA's specification. `embed.mjs` copies it
// into the single-file engine.

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

/** The range decoder: numbers made of bits, each read by how often it has been 0 so far. */
class Numbers {
  // Both are numbers of 32 bits.
  range = Uint32Array.of(2 ** 32 - 1);
  code = Uint32Array.of(0);
  next = 0;

  /**
   * @param {Uint8Array} packed
   * @param {number} lc
   */
  constructor(packed, lc) {
    this.packed = packed;
    this.probabilities = new Uint16Array(literals + (0x300 << lc)).fill(1024);
    while (this.next < 5) this.code[0] = (this.code[0] << 8) | packed[this.next++];
  }

  /**
   * Bits, the highest first, where those before choose the probability of the next; and so do the bits of `other`, as long as they are
   * the same.
   * @param {number} base
   * @param {number} count
   * @param {number} other
   * @param {number} like 2 ** `count`, or 0 where no other is to choose
   */
  tree(base, count, other = 0, like = 0) {
    const { packed, probabilities } = this;
    let range = this.range[0];
    let code = this.code[0];
    let node = 1;
    while (node < 1 << count) {
      other <<= 1;
      const expected = other & like;
      const index = base + like + expected + node;
      const probability = probabilities[index];
      const bound = Math.imul(range >>> 11, probability) >>> 0;
      node <<= 1;
      if (code >= bound) {
        range -= bound;
        code -= bound;
        probabilities[index] -= probability >>> 5;
        node |= 1;
        like = expected;
      } else {
        range = bound;
        probabilities[index] += (2048 - probability) >>> 5;
        like &= ~expected;
      }
      if (range < 2 ** 24) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[this.next++]) >>> 0;
      }
    }
    this.range[0] = range;
    this.code[0] = code;
    return node - (1 << count);
  }

  /** @param {number} index */
  bit(index) {
    return this.tree(index - 1, 1);
  }

  /** @param {number} base @param {number} count of bits, the lowest first */
  reverseTree(base, count) {
    const mirrored = this.tree(base, count);
    let number = 0;
    for (let i = 0; i < count; ++i) number = (number << 1) | ((mirrored >> i) & 1);
    return number;
  }

  /** @param {number} count of bits that are as often 0 as 1 */
  direct(count) {
    const { range, code } = this;
    let number = 0;
    for (let i = 0; i < count; ++i) {
      range[0] >>>= 1;
      const isSet = code[0] >= range[0];
      if (isSet) code[0] -= range[0];
      number = (number << 1) | (isSet ? 1 : 0);
      if (range[0] >= 2 ** 24) continue;
      range[0] <<= 8;
      code[0] = (code[0] << 8) | this.packed[this.next++];
    }
    return number;
  }

  /** @param {number} base */
  length(base) {
    if (!this.bit(base)) return 2 + this.tree(base + 2, 3);
    if (!this.bit(base + 1)) return 10 + this.tree(base + 10, 3);
    return 18 + this.tree(base + 18, 8);
  }

  /** @param {number} length of what is there */
  distance(length) {
    const slot = this.tree(posSlot + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot + 1;
    const count = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << count;
    if (slot < 14) return high + this.reverseTree(posSpecial + high - slot, count) + 1;
    return high + (this.direct(count - 4) << 4) + this.reverseTree(align, 4) + 1;
  }

  atEnd() {
    return this.code[0] === 0 && this.next === this.packed.length;
  }
}

/** What goes on from one match to the next. */
class Matches {
  state = 0;
  rep0 = 1;
  rep1 = 1;
  rep2 = 1;
  rep3 = 1;

  /** @param {Numbers} numbers */
  constructor(numbers) {
    this.numbers = numbers;
  }

  /** @param {number} distance which was not the last one */
  use(distance) {
    this.rep1 = this.rep0;
    this.rep0 = distance;
  }

  /** One of the distances used before becomes the last. */
  repeat() {
    const { numbers, state, rep1, rep2, rep3 } = this;
    if (!numbers.bit(isRepG1 + state)) return this.use(rep1);
    const isThird = numbers.bit(isRepG2 + state);
    if (isThird) this.rep3 = rep2;
    this.rep2 = rep1;
    this.use(isThird ? rep3 : rep2);
  }

  /** How many bytes to take from as far back as `rep0`, which is 0 at the end. */
  next() {
    const { numbers, state } = this;
    const afterLiteral = state < 7;
    if (!numbers.bit(isRep + state)) {
      const length = numbers.length(matchLength);
      this.rep3 = this.rep2;
      this.rep2 = this.rep1;
      this.use(numbers.distance(length));
      this.state = afterLiteral ? 7 : 10;
      return length;
    }
    if (numbers.bit(isRepG0 + state)) this.repeat();
    else if (!numbers.bit(isRep0Long + state)) {
      this.state = afterLiteral ? 9 : 11;
      return 1;
    }
    this.state = afterLiteral ? 8 : 11;
    return numbers.length(repLength);
  }
}

/**
 * @param {Uint8Array} packed
 * @param {number} size of what was packed
 * @param {number} lc as many high bits of the byte before it choose a literal's probabilities
 * @throws {Error} where `packed` was cut or changed: a wrong bit puts off all that follows, so the end is not found where it should be
 */
export function unpack(packed, size, lc) {
  const numbers = new Numbers(packed, lc);
  const matches = new Matches(numbers);
  const unpacked = new Uint8Array(size);
  let at = 0;
  while (at <= size) {
    const { state } = matches;
    if (numbers.bit(isMatch + state)) {
      const end = at + matches.next();
      const { rep0 } = matches;
      if (rep0 === 0) break;
      for (; at < end; ++at) unpacked[at] = unpacked[at - rep0];
    } else {
      const base = literals + 0x300 * (unpacked[at - 1] >> (8 - lc));
      unpacked[at] = numbers.tree(base, 8, unpacked[at - matches.rep0], state >= 7 ? 0x100 : 0);
      ++at;
      matches.state = Math.max(0, state - (state < 10 ? 3 : 6));
    }
  }
  if (at !== size || !numbers.atEnd()) throw new Error("The packed module is damaged");
  return unpacked;
}
