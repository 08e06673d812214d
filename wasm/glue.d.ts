// What calls.js finds in Emscripten's glue.

/** Those of bindings.cpp that are given texts. */
type BoundName = "mesh_preview" | "mesh_preview_parts" | "mesh_build" | "mesh_tokens";

declare const Module: Record<BoundName, (block: number, count: number, ...numbers: number[]) => void> &
  Record<"mesh_builtins" | "mesh_version", () => void>;
/** The module's memory, also after it has grown. */
declare const HEAPU8: Uint8Array;
declare const HEAPU32: Uint32Array;
declare function _malloc(size: number): number;
