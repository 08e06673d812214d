// How the editor looks. Colours are the page's custom properties, which reach into the shadow root.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

const tokens = {
  keyword: "var(--code-keyword)",
  module: "var(--code-type)",
  type: "var(--code-type)",
  function: "var(--code-function)",
  string: "var(--code-string)",
  escape: "var(--code-escape)",
  interpolation: "var(--code-escape)",
  number: "var(--code-number)",
  comment: "var(--code-comment)",
  operator: "var(--code-quiet)",
  punctuation: "var(--code-quiet)",
};

const tokenRules = Object.fromEntries(Object.entries(tokens).map(([kind, color]) => [`.t-${kind}`, { color }]));

function squiggle(severity: string) {
  return {
    backgroundImage: "none",
    textDecoration: `underline wavy var(--${severity}) 1px`,
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
    paddingBottom: "0",
  };
}

const severities = ["error", "warning", "info"];
const squiggles = Object.fromEntries(severities.map((severity) => [`.cm-lintRange-${severity}`, squiggle(severity)]));
const gutterMarks = Object.fromEntries(
  severities.map((severity) => [
    `.cm-lint-marker-${severity}`,
    { content: '""', background: `var(--${severity})`, borderRadius: severity === "error" ? "50%" : "2px" },
  ]),
);

const base = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--code-leading)", overflowX: "hidden" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--accent)" },
  ".cm-line": { paddingRight: "16px" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-selectionBackground": { background: "var(--selection) !important" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-3)", border: "none", userSelect: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "calc(3ch + 10px)", padding: "0 2px 0 8px", fontVariantNumeric: "tabular-nums" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": {
    padding: "calc((var(--code-leading) * 1em - 8px) / 2) 2px 0",
    display: "flex",
    justifyContent: "center",
  },
  ".cm-lint-marker": { width: "8px", height: "8px", display: "block" },
  ".cm-placeholder": { color: "var(--ink-2)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  ".m-statement": { backgroundColor: "var(--tint)" },
  ".m-clause": { backgroundColor: "var(--tint-strong)", borderRadius: "2px" },
  "@media (forced-colors: active)": {
    ".m-statement": { outline: "1px solid Highlight", outlineOffset: "-1px" },
    ".m-clause": { color: "HighlightText", backgroundColor: "Highlight", forcedColorAdjust: "none" },
    ".m-clause [class]": { color: "inherit" },
    ".cm-lint-marker": { border: "4px solid CanvasText", boxSizing: "border-box" },
    ".cm-lint-marker-error": { borderColor: "Highlight" },
  },
});

const tooltips = EditorView.theme({
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "8px",
    boxShadow: "var(--lift)",
    fontFamily: "var(--sans)",
    fontSize: "13px",
    lineHeight: "1.45",
    maxWidth: "min(30rem, 90vw)",
  },
  ".cm-diagnostic, .cm-diagnostic-error, .cm-diagnostic-warning, .cm-diagnostic-info": {
    border: "none",
    padding: "8px 12px",
    margin: "0",
  },
  ".cm-diagnosticAction": {
    margin: "6px 0 0",
    padding: "3px 9px",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    background: "none",
    color: "var(--accent)",
    font: "inherit",
    cursor: "pointer",
  },
  ".cm-diagnosticAction:hover, .cm-diagnosticAction:focus-visible": { background: "var(--hover)" },
  ".problem-words p, .function-help p": { margin: "0" },
  ".problem-words p": { display: "flex", gap: "8px", alignItems: "baseline" },
  ".problem-words .icon": { display: "none" },
  ".note-message": { fontWeight: "550" },
  ".note-hint": { color: "var(--ink-2)", display: "block" },
  ".note-code": { color: "var(--ink-2)", fontFamily: "var(--mono)", fontSize: "12px", marginLeft: "auto" },
  ".problem-labels": {
    margin: "6px 0 0",
    padding: "6px 0 0",
    listStyle: "none",
    borderTop: "1px solid var(--line)",
    color: "var(--ink-2)",
  },
  ".hidden": { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  code: { fontFamily: "var(--mono)", fontSize: "0.95em" },
  ".function-help": { padding: "8px 12px" },
  ".function-signature": { display: "block", marginBottom: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "13px", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "5px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-fill)", color: "var(--on-accent)" },
  ".cm-completionInfo": { padding: "0" },
});

export const look: Extension = [base, tooltips, EditorView.theme({ ...tokenRules, ...squiggles, ...gutterMarks })];
