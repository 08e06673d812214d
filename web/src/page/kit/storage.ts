// What this browser remembers for the reader. Where storage is refused, nothing is remembered and nothing breaks.

const prefix = "mesh-ddl:";

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    return;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    return;
  }
}

/** All that is remembered under keys that begin so, by the rest of their keys. */
export function recallAll(start: string): [string, string][] {
  try {
    const begin = prefix + start;
    return Object.entries(localStorage)
      .filter(([key]) => key.startsWith(begin))
      .map(([key, value]) => [key.slice(begin.length), String(value)]);
  } catch {
    return [];
  }
}
