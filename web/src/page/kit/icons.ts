// The drawings of the icons, on a square of 16. Each is drawn where it stands: a shadow root does not see a sprite outside of it.

type Shape = readonly [tag: "path" | "rect" | "circle", attributes: Readonly<Record<string, string>>];

const path = (d: string): Shape => ["path", { d }];
const circle = (cx: string, cy: string, r: string): Shape => ["circle", { cx, cy, r }];
const rect = (x: string, y: string, width: string, height: string): Shape => ["rect", { x, y, width, height, rx: "1.5" }];

export const icons = {
  copy: [rect("5.5", "5.5", "8", "8"), path("M3.5 10.5h-.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v.5")],
  check: [path("m3 8.5 3.2 3.2L13 4.8")],
  link: [
    path(
      "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9",
    ),
  ],
  chevron: [path("m4.5 6.5 3.5 3.5 3.5-3.5")],
  close: [path("m4 4 8 8m0-8-8 8")],
  auto: [circle("8", "8", "5.5"), ["path", { d: "M8 2.5a5.5 5.5 0 0 1 0 11z", fill: "currentColor" }]],
  light: [
    circle("8", "8", "2.7"),
    path("M8 1.5v1.2m0 10.6v1.2M1.5 8h1.2m10.6 0h1.2M3.4 3.4l.85.85m7.5 7.5.85.85m0-9.2-.85.85m-7.5 7.5-.85.85"),
  ],
  dark: [path("M13.2 9.7A5.6 5.6 0 0 1 6.3 2.8a5.6 5.6 0 1 0 6.9 6.9z")],
  key: [circle("5.2", "10.8", "2.7"), path("m7.2 8.8 5.6-5.6M10.6 5.4l2 2")],
  lock: [rect("3.5", "7.5", "9", "6"), path("M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5")],
  reference: [path("M2.5 8h10.2M9 4.2 12.8 8 9 11.8")],
  error: [circle("8", "8", "5.75"), path("M8 5v3.4m0 2.3v.1")],
  warning: [path("M8 2.5 14 13H2z"), path("M8 6.5v3m0 1.7v.1")],
  info: [circle("8", "8", "5.75"), path("M8 7.6V11m0-5.8v.1")],
} satisfies Readonly<Record<string, readonly Shape[]>>;

export type IconName = keyof typeof icons;
