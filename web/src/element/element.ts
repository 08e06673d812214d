// <mesh-ddl>: a migration and its SQL in anyone's page. What is written in it stays as it is; the element draws into its shadow root,
// from when it is first seen.

import type { Preview } from "../engine/document.ts";
import type { Engine, Files } from "../engine/engine.ts";
import { elementsBefore, filesNamed } from "./after.ts";
import { attributes, choiceOf } from "./attributes.ts";
import { dress } from "./dress.ts";
import { frame, type Settings, type Surroundings, View } from "./view.ts";
import { sourceIn } from "./written.ts";

/** What the events of an element tell. */
export interface MeshDdlEvents {
  /** The reader changed the source. */
  change: CustomEvent<{ readonly value: string }>;
  /** The SQL was made anew. */
  preview: CustomEvent<{ readonly preview: Preview }>;
  /** The engine could not start, and the element stays as it was written; or a property set before was of another type. */
  error: CustomEvent<{ readonly error: unknown }>;
}

/** On a server there are no elements, but whoever renders there may import this. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** The attributes that go by the name of a property of every element, `focus` and `after`. React and Vue set the property then. */
const hidden = Object.keys(attributes).filter((name) => name in Base.prototype);

/** Those in a document, of which some may come after others. */
const connected = new Set<MeshDdl>();

let loading: Promise<Engine> | undefined;

/** The engine of all elements. Where no WebAssembly may be compiled, not even an empty one, it is not asked for. */
function engine(): Promise<Engine> {
  loading ??= WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
    .then(() => import("../engine/engine.ts"))
    .then(({ load }) => load())
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Those that only change how the element looks: its rules read them. */
const looks: readonly string[] = ["layout", "toolbar", "theme"];

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface below says of methods that there are what their listeners get.
export class MeshDdl extends Base {
  static readonly observedAttributes = [...Object.keys(attributes), "id"];

  readonly #root: ShadowRoot;
  /** The source, once it is another than what is written in the element. */
  #source: string | undefined;
  #files: Files | undefined;
  #view: View | undefined;
  #seen: IntersectionObserver | undefined;
  #written: MutationObserver | undefined;
  #hasFailed = false;
  readonly #print = (): void => this.#view?.print();

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.append(this.ownerDocument.createElement("slot"));
  }

  /** The source, with its hidden lines. */
  get value(): string {
    return this.#source ?? sourceIn(this);
  }

  set value(source: string) {
    this.#take(String(source));
  }

  /** Files that the source may import, by their names, in the place of those that the attribute names. */
  get files(): Files {
    return this.#files ?? {};
  }

  /** A text is the attribute. */
  set files(files: Files | string) {
    if (typeof files === "string") {
      this.#files = undefined;
      this.setAttribute("files", files);
      return;
    }
    if (!Object.values(Object(files)).every((text) => typeof text === "string"))
      throw new TypeError("files holds texts by their names");
    this.#files = files;
    this.#view?.refresh();
  }

  connectedCallback(): void {
    for (const name of ["value", "files", ...hidden]) this.#takeEarly(name);
    dress(this.#root);
    connected.add(this);
    refreshAll((other) => other !== this && other.hasAttribute("after"));
    this.ownerDocument.defaultView?.addEventListener("beforeprint", this.#print);
    if (!this.#view) this.#wait();
  }

  disconnectedCallback(): void {
    connected.delete(this);
    this.#seen?.disconnect();
    this.ownerDocument.defaultView?.removeEventListener("beforeprint", this.#print);
    // Whoever moves an element takes it out first. What stays out must hold no listener of a window.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stop();
      refreshAll((other) => other.hasAttribute("after"));
    });
  }

  adoptedCallback(): void {
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now || looks.includes(name)) return;
    if (name === "height") this.#measure();
    else if (name === "id") refreshAll((other) => other.hasAttribute("after"));
    else if (this.#view) void this.#draw();
  }

  /** Previews anew. @internal */
  refresh(): void {
    this.#view?.refresh();
  }

  /** A property that was set before there was this class hides that of the class. */
  #takeEarly(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const early: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    try {
      Reflect.set(this, name, early);
    } catch (error) {
      this.#tell("error", { error });
    }
  }

  #take(source: string | undefined): void {
    this.#source = source;
    this.#view?.open();
    refreshAfter(this);
  }

  #wait(): void {
    const { defaultView } = this.ownerDocument;
    if (this.#hasFailed || !defaultView) return;
    this.#seen = new defaultView.IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#start();
    });
    this.#seen.observe(this);
  }

  async #start(): Promise<void> {
    const { ownerDocument } = this;
    this.#seen?.disconnect();
    try {
      await engine();
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (!this.isConnected || this.#view || ownerDocument !== this.ownerDocument) return;
    await this.#draw();
    this.#written = new MutationObserver(() => {
      if (this.#source === undefined) this.#take(undefined);
    });
    this.#written.observe(this, { childList: true, characterData: true, subtree: true });
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#tell("error", { error });
  }

  async #draw(): Promise<void> {
    const started = await engine();
    if (!this.isConnected) return;
    this.#view?.destroy();
    this.#root.replaceChildren(frame(this.#root));
    this.#measure();
    this.#view = new View(this.#root, started, this.#settings(), {
      source: () => this.value,
      isEdited: () => this.#source !== undefined && this.#source !== sourceIn(this),
      surroundings: () => this.#surroundings(),
      edited: (source) => {
        this.#source = source;
        this.#tell("change", { value: source });
        refreshAfter(this);
      },
      reset: () => {
        this.#take(undefined);
        this.#tell("change", { value: this.value });
      },
      previewed: (preview) => this.#tell("preview", { preview }),
    });
  }

  #stop(): void {
    this.#seen?.disconnect();
    this.#written?.disconnect();
    this.#view?.destroy();
    this.#view = undefined;
    this.#root.replaceChildren(this.ownerDocument.createElement("slot"));
  }

  #measure(): void {
    const height = this.getAttribute("height");
    this.#root.querySelector<HTMLElement>(".frame")?.style.setProperty("--height", height);
  }

  #settings(): Settings {
    return {
      function: this.getAttribute("function") ?? "",
      isReadonly: this.hasAttribute("readonly"),
      notes: choiceOf(this, "notes"),
      focus: this.getAttribute("focus"),
      docs: this.getAttribute("docs"),
      editor: choiceOf(this, "editor"),
    };
  }

  #surroundings(): Surroundings {
    const before = elementsBefore(this);
    const files = this.#files ?? filesNamed(this);
    const problem = typeof before === "string" ? before : typeof files === "string" ? files : undefined;
    return {
      files: typeof files === "string" ? {} : files,
      before: typeof before === "string" ? [] : before.map((each) => (each instanceof MeshDdl ? each.value : sourceIn(each))),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  /** Tells a listener. Only what concerns the engine stays with the element, as the `error` of an image does. */
  #tell<Name extends keyof MeshDdlEvents>(name: Name, detail: MeshDdlEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: name !== "error", composed: true }));
  }
}

for (const name of hidden) {
  const inherited: unknown = Reflect.get(Base.prototype, name);
  Object.defineProperty(MeshDdl.prototype, name, {
    configurable: true,
    get: () => inherited,
    set(this: MeshDdl, value: unknown) {
      if (typeof value === "string") this.setAttribute(name, value);
      else this.removeAttribute(name);
    },
  });
}

export interface MeshDdl {
  addEventListener<Name extends keyof MeshDdlEvents>(
    name: Name,
    listener: (this: MeshDdl, event: MeshDdlEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

function refreshAll(isMeant: (element: MeshDdl) => boolean): void {
  for (const element of connected) {
    if (isMeant(element)) element.refresh();
  }
}

/** Those after `element` depend on its source. */
function refreshAfter(element: MeshDdl): void {
  refreshAll((other) => {
    const before = other === element ? [] : elementsBefore(other);
    return typeof before !== "string" && before.includes(element);
  });
}
