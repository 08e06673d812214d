// Packs with xz what `lzma.mjs` unpacks.
import { execFileSync } from "node:child_process";

/**
 * As `unpack` takes it, with the `lc` that makes it smallest.
 * @param {Uint8Array} bytes
 */
export function pack(bytes) {
  const tries = [0, 1, 2, 3, 4].map((lc) => {
    const parameters = ["--format=raw", `--lzma1=preset=9e,nice=273,lc=${lc},lp=0,pb=0`, "--stdout"];
    return { packed: execFileSync("xz", parameters, { input: bytes, maxBuffer: bytes.length + 2 ** 20 }), lc };
  });
  return tries.reduce((best, other) => (other.packed.length < best.packed.length ? other : best));
}
