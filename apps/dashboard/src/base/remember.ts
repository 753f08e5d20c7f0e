const prefix = 'minzheng.'

/** What the browser keeps of a reader: how they like to read, and nothing of what they read. */
type Preference = 'language' | 'theme'

/** A preference; null if there is none, or if the browser keeps nothing. */
export function remembered(name: Preference): string | null {
  try {
    return localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

/** Keeps a preference, if the browser lets us. */
export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(prefix + name, value)
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
