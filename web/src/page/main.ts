// Starts the page: loads the engine, opens a source, and connects the bar at the top.

import "../style/page.css";
import { load } from "../engine/engine.ts";
import { printing } from "./editor/printing.ts";
import { appearanceSwitch } from "./kit/appearance.ts";
import { copyFrom } from "./kit/clipboard.ts";
import { divider } from "./kit/divider.ts";
import { placesIn } from "./kit/dom.ts";
import { remember } from "./kit/storage.ts";
import { examplesMenu } from "./opening/examples-menu.ts";
import { givenFiles } from "./opening/given-files.ts";
import { draftOrExample, type Opening, openLink } from "./opening/opening.ts";
import { encodeShare } from "./opening/share-link.ts";
import { Session } from "./session.ts";
import { layoutSwitch } from "./statements/layout-switch.ts";
import { viewSwitch } from "./views.ts";

const place = placesIn(document);
const engine = await load().catch((error: unknown) => {
  explain("The engine could not start in this browser. What you see is the example as it was built.");
  delete document.documentElement.dataset.restoring;
  throw error;
});
const opening = (await openLink(location.hash)) ?? draftOrExample();
const views = viewSwitch(place("views"), place("panes"));

function showTitle(title: string): void {
  place("title").textContent = title;
}

function clearLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

async function copy(text: string, button: HTMLElement, done = "Copied"): Promise<void> {
  session.status.say(await copyFrom(button, text, done));
}

const session = new Session(document, engine, opening.source, givenFiles(document), {
  edited(source) {
    remember("draft", source);
    showTitle("Your draft");
    clearLink();
  },
  copy: (text, button) => void copy(text, button),
  show: (view) => views.show(view),
});

function explain(problem: string | undefined): void {
  place("notice").hidden = problem === undefined;
  place("notice-text").textContent = problem ?? "";
}

function open({ source, title, problem }: Opening): void {
  session.replace(source);
  showTitle(title);
  explain(problem);
}

async function share(button: HTMLElement): Promise<void> {
  const hash = await encodeShare(session.source());
  history.replaceState(null, "", hash);
  await copy(location.href, button, "Link copied");
}

showTitle(opening.title);
explain(opening.problem);
divider(place("divider"), place("panes"));
appearanceSwitch(place("appearance"));
layoutSwitch(place("layout"), (layout) => session.setLayout(layout));
examplesMenu(place("examples"), place("examples-button"));
printing(place("listing"), () => session.source(), engine);

place("share").addEventListener("click", (event) => void share(event.currentTarget as HTMLElement));
place("copy-all").addEventListener("click", (event) => void copy(session.text(), event.currentTarget as HTMLElement));
place("notice-close").addEventListener("click", () => explain(undefined));
addEventListener("hashchange", () => {
  void openLink(location.hash).then((linked) => linked && open(linked));
});

place("version").textContent = engine.version;
delete document.documentElement.dataset.restoring;
document.documentElement.dataset.ready = "";
