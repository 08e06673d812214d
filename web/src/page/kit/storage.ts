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
