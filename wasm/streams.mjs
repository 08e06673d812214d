// Puts a module together from streams, each of which holds what is alike in its functions: LZMA packs them a twelfth smaller than the
// functions, in which operations and operands take turns. `split.mjs` takes a module apart; `embed.mjs` copies this file into the
// single-file engine.

// The streams, by their places in a list of them. What stands behind an operation and has no stream of its own is among operations.
const [head, operations, locals, indices, bases, calls, branches, alignments, offsets, added, terms, constants, longs, tail] =
  Array(14).keys();

/** The stream of the last number behind an operation, or 0. */
const operands = Uint8Array.from({ length: 256 }, (_, operation) => {
  if (operation >= 0x28 && operation <= 0x3e) return offsets;
  if (operation >= 0x20 && operation <= 0x22) return indices;
  if (operation === 0x41) return constants;
  if (operation === 0x42) return longs;
  if (operation === 0x10) return calls;
  if (operation === 0x0c || operation === 0x0d) return branches;
  // The memories that a bulk operation names are 0, which would by itself be an operation without operands.
  return [0x02, 0x03, 0x04, 0x11, 0x23, 0x24, 0x3f, 0x40, 0xfc].includes(operation) ? operations : 0;
});

/**
 * What a number is for shows in the operation behind it.
 * @param {number} stream
 * @param {number} next
 */
function streamBefore(stream, next) {
  if (stream === indices && next >= 0x28 && next <= 0x35) return bases;
  if (stream === constants && next >= 0x45) return next === 0x6a ? added : terms;
  return stream;
}

/**
 * @typedef {object} Code
 * @property {(stream: number) => number} read gives the next byte, which is of this stream
 * @property {() => number} next the operation behind the number that is about to be read
 */

/**
 * Reads a number, and gives it as far as it is less than 2 ** 28.
 * @param {Code} code
 * @param {number} stream
 */
function number(code, stream) {
  let byte = code.read(stream);
  let value = byte & 0x7f;
  for (let shift = 7; byte >= 0x80; shift += 7) {
    byte = code.read(stream);
    value |= (byte & 0x7f) << shift;
  }
  return value;
}

/**
 * Reads the body of a function.
 * @param {Code} code
 */
export function walk(code) {
  for (let left = 2 * number(code, locals); left > 0; --left) number(code, locals);
  for (let depth = 1; depth > 0; ) {
    const operation = code.read(operations);
    const stream = operands[operation];
    if (stream === offsets) number(code, alignments);
    if (stream > 0) number(code, streamBefore(stream, code.next()));
    if (operation >= 0x02 && operation <= 0x04) ++depth;
    else if (operation === 0x0b) --depth;
    else if (operation === 0x0e) for (let left = number(code, operations); left >= 0; --left) number(code, operations);
    else if (operation === 0x11) number(code, operations);
    else if (operation === 0x44) for (let left = 8; left > 0; --left) code.read(operations);
  }
}

/** A module as far as it is put together. */
class Joined {
  at = 0;

  /**
   * @param {Uint8Array[]} streams
   * @param {number} size
   */
  constructor(streams, size) {
    this.streams = streams;
    this.places = new Uint32Array(streams.length);
    this.module = new Uint8Array(size);
  }

  /** @param {number} stream */
  read(stream) {
    const byte = this.streams[stream][this.places[stream]++];
    this.module[this.at++] = byte;
    return byte;
  }

  next() {
    return this.streams[operations][this.places[operations]];
  }

  /** @param {number} stream */
  addWhole(stream) {
    this.module.set(this.streams[stream], this.at);
    this.at += this.streams[stream].length;
  }

  addFunction() {
    // Its size stands before it. One byte is left for that; where it takes more, the function moves.
    let place = this.at++;
    walk(this);
    let size = this.at - place - 1;
    for (; size >= 0x80; size >>>= 7) {
      this.module.copyWithin(place + 2, place + 1, this.at++);
      this.module[place++] = 0x80 | size;
    }
    this.module[place] = size;
  }
}

/**
 * @param {Uint8Array[]} streams
 * @param {number} size of the module
 */
export function join(streams, size) {
  const joined = new Joined(streams, size);
  joined.addWhole(head);
  while (joined.places[operations] < streams[operations].length) joined.addFunction();
  joined.addWhole(tail);
  return joined.module;
}
