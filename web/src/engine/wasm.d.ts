// What wasm/bindings.cpp exports. The build resolves this name to the single-file module of the wasm preset.

declare module "mesh-ddl-wasm" {
  export interface MeshDdlWasm {
    version(): string;
    preview(source: string, options: { function?: string; files?: Readonly<Record<string, string>> }): string;
    tokens(text: string, language: string): string;
    builtins(): string;
    build(name: string, values: readonly (string | readonly string[] | number)[]): string;
  }
  export default function instantiate(): Promise<MeshDdlWasm>;
}
