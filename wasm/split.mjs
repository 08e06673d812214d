// Takes a module apart into streams that LZMA packs well.
import { join, walk } from "./streams.mjs";

const refusal = new Error("The module does not come out of its streams again");

/**
 * The streams that `join` makes the module of.
 * @param {Uint8Array} module
 * @throws {Error} where it would make another, since the module holds what is not known here
 */
export function split(module) {
  let at = 8;
  let end = module.length;
  function byte() {
    if (at === end) throw refusal;
    return module[at++];
  }
  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = byte();
      value |= (part & 0x7f) << shift;
      if (part < 0x80) return value;
    }
  }
  function skipToCode() {
    const code = 10;
    while (byte() !== code) {
      const size = number();
      at += size;
    }
    number();
  }

  /** @type {number[][]} */
  const streams = Array.from({ length: 14 }, () => []);
  /** @param {number} stream */
  const read = (stream) => {
    const value = byte();
    streams[stream].push(value);
    return value;
  };
  const next = () => {
    let last = at;
    while (module[last] >= 0x80) ++last;
    return module[last + 1];
  };

  skipToCode();
  let left = number();
  const head = module.subarray(0, at);
  for (; left > 0; --left) {
    end = module.length;
    const size = number();
    end = at + size;
    walk({ read, next });
  }
  const all = [head, ...streams.slice(1, -1).map((stream) => Uint8Array.from(stream)), module.subarray(at)];
  if (Buffer.compare(join(all, module.length), module) !== 0) throw refusal;
  return all;
}
