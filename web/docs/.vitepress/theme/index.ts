// VitePress's own look, with <mesh-ddl> known in it.

import DefaultTheme from "vitepress/theme";
import "mesh-ddl/style.css";
import "mesh-ddl/element/define";

export default DefaultTheme;
