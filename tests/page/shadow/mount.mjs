// Draws the page's parts into a shadow root: what the test of it bundles for the browser.

import { load } from "../../../web/src/engine/engine.ts";
import { Session } from "../../../web/src/page/session.ts";
import styles from "../../../web/src/style/page.css?inline";

/**
 * @param {ShadowRoot} root
 * @param {string} markup the places that the parts fill
 * @param {string} source
 */
export async function mount(root, markup, source) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${styles} :host { display: flex; flex-direction: column; height: 400px }`);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = markup;
  root.getElementById("listing")?.remove();
  const nothing = () => {};
  return new Session(root, await load(), source, {}, { edited: nothing, copy: nothing, show: nothing });
}
