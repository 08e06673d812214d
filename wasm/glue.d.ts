// What calls.js finds in Emscripten's glue.

declare const Module: Record<string, unknown>;
/** The module's memory, also after it has grown. */
declare const HEAPU8: Uint8Array;
declare const HEAPU32: Uint32Array;
declare function _malloc(size: number): number;

// Of bindings.cpp.
declare function _mesh_preview(block: number, count: number, before: number, postgres: number, script: number): void;
declare function _mesh_preview_parts(block: number, count: number, before: number, postgres: number): void;
declare function _mesh_build(block: number, count: number): void;
declare function _mesh_tokens(block: number, count: number): void;
declare function _mesh_builtins(): void;
declare function _mesh_version(): void;
