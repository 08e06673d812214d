// Starts the page: loads the engine, opens a source, and connects the bar at the top.

import "../style/page.css";
import { load } from "../engine/engine.ts";
import { printing } from "./editor/printing.ts";
import { keysHint } from "./keys-hint.ts";
import { appearanceSwitch } from "./kit/appearance.ts";
import { copyFrom } from "./kit/clipboard.ts";
import { divider } from "./kit/divider.ts";
import { placesIn } from "./kit/dom.ts";
import { draftKeeper } from "./opening/drafts.ts";
import { droppedFiles } from "./opening/dropped-files.ts";
import { examplesMenu } from "./opening/examples-menu.ts";
import { givenFiles } from "./opening/given-files.ts";
import { type Opening, openLink } from "./opening/opening.ts";
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
const opening = await openLink(location.hash);
const drafts = draftKeeper();
/** The address of the example that is shown, where it is one. */
let example = opening.example;
const views = viewSwitch(place("views"), place("panes"));

function showTitle(title: string): void {
  const shown = place("title");
  if (shown.textContent !== title) shown.textContent = title;
}

function clearLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

async function copy(text: string, button: HTMLElement, done = "Copied"): Promise<void> {
  session.status.say(await copyFrom(button, text, done));
}

const session = new Session(document, engine, opening.source, givenFiles(document), {
  edited(source) {
    drafts.save(source);
    example = undefined;
    showTitle("Your draft");
    clearLink();
  },
  copy: (text, button) => void copy(text, button),
  show: (view) => views.show(view),
});

/** Says why something is not what the reader asked for, or, where that is no problem, what to know of it. */
function explain(problem: string | undefined, isProblem = true): void {
  place("notice").hidden = problem === undefined;
  place("notice").classList.toggle("is-problem", isProblem);
  place("notice-text").textContent = problem ?? "";
}

function open({ source, title, draft, example: name, problem }: Opening): void {
  session.replace(source);
  example = name;
  drafts.begin(draft);
  showTitle(title);
  explain(problem);
}

/** Chats and mail programs cut longer ones. */
const longLink = 2000;

async function share(button: HTMLElement): Promise<void> {
  const hash = await encodeShare(session.source());
  if (hash === null) return explain("This source is too long for a link. Send it as a file.");
  history.replaceState(null, "", hash);
  await copy(location.href, button, "Link copied");
  const { length } = location.href;
  if (length > longLink) explain(`The link has ${length} characters, more than some programs take.`, false);
}

showTitle(opening.title);
drafts.begin(opening.draft);
explain(opening.problem);
divider(place("divider"), place("panes"));
keysHint(document.body);
appearanceSwitch(place("appearance"));
layoutSwitch(place("layout"), (layout) => session.setLayout(layout));
examplesMenu(place("examples"), place("examples-button"), place("drafts"), () => drafts.current() ?? example);
printing(place("listing"), () => session.source(), engine);
addEventListener("beforeprint", () => session.print());
droppedFiles(window, (dropped) => {
  if ("problem" in dropped) return explain(dropped.problem);
  clearLink();
  open({ source: dropped.source, title: dropped.name });
});

place("share").addEventListener("click", (event) => void share(event.currentTarget as HTMLElement));
place("copy-all").addEventListener("click", (event) => void copy(session.text(), event.currentTarget as HTMLElement));
place("notice-close").addEventListener("click", () => explain(undefined));
addEventListener("hashchange", () => {
  drafts.keep();
  void openLink(location.hash).then(open);
});

place("version").textContent = engine.version;
delete document.documentElement.dataset.restoring;
document.documentElement.dataset.ready = "";
