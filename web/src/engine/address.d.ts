// What `import address from "mesh-ddl/mesh_ddl.wasm"` gives where the bundler is told to take .wasm files as assets; mesh-ddl/external
// takes it as `load({ wasm: address })`.

declare const address: string;
export default address;
