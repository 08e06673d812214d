// Makes <mesh-ddl> known to the page. Another copy of this may have done so before.

import { MeshDdl } from "./element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "mesh-ddl": MeshDdl;
  }
}

const registry = globalThis.customElements;
if (registry && !registry.get("mesh-ddl")) registry.define("mesh-ddl", MeshDdl);
