// VitePress's own look, with <mesh-ddl> and its colours known in it.

import DefaultTheme from "vitepress/theme";
import "../../../src/style/tokens.css";
import "../../../src/style/code.css";
import "mesh-ddl/style.css";
import "mesh-ddl/element/define";
import "./docs.css";

export default DefaultTheme;
