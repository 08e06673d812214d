// What a page under test may have in its window besides a browser's own.

interface Window {
  /** What markup that runs would set. */
  hacked?: unknown;
  /** What a test has the page remember. */
  told: unknown[];
  /** What the page did to the cards for one key. */
  counted: Promise<{ touched: number; cards: number; drawn: number }>;
}

declare module "*.css?inline" {
  const text: string;
  export default text;
}
