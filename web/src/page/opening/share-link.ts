// A source in a link: `#v1=` and the UTF-8 text, deflated (RFC 1951) and written in base64url. Links come from strangers.

const prefix = "#v1=";
/** The engine takes no more; a small link that swells beyond it is stopped on the way. */
export const largestSource = 1024 * 1024;

/** The hash of a link to `source`, or null where there is too much of it for one that opens. */
export async function encodeShare(source: string): Promise<string | null> {
  if (new TextEncoder().encode(source).length > largestSource) return null;
  const deflated = new Blob([source]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return prefix + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export type Shared = { readonly source: string } | { readonly problem: string };

const damaged: Shared = { problem: "This link is damaged: its source could not be read." };

/** The source in a link's hash, what is wrong with it, or null where the hash is no such link. */
export async function decodeShare(hash: string): Promise<Shared | null> {
  if (!hash.startsWith(prefix)) return null;
  try {
    const binary = atob(hash.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const inflated = await inflate(bytes);
    if (!inflated) return { problem: `This link holds more than 1 MiB of source and was not opened.` };
    return { source: new TextDecoder("utf-8", { fatal: true }).decode(inflated) };
  } catch {
    return damaged;
  }
}

/** The inflated bytes, or null as soon as they are too many. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const all = new Uint8Array(largestSource);
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (size + chunk.value.length > largestSource) {
      await reader.cancel();
      return null;
    }
    all.set(chunk.value, size);
    size += chunk.value.length;
  }
  return all.subarray(0, size);
}
