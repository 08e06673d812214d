// What wasm/bindings.cpp exports, and the two modules that have it.

export interface MeshDdlWasm {
  version(): string;
  preview(
    source: string,
    options: {
      readonly function?: string;
      readonly before?: readonly string[];
      readonly files?: Readonly<Record<string, string>>;
      readonly postgres?: number;
      readonly script?: "pretty" | "line";
    },
  ): string;
  tokens(text: string, language: string): string;
  builtins(): string;
  build(name: string, values: readonly (string | readonly string[] | number)[]): string;
}
