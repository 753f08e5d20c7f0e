/**
 * Writes the JSON of parts of answers, each once for as long as somebody has the part: what is kept of figures is part of
 * one answer after another. The parts must not change.
 */
export function textOnce<Part extends object>(of: (part: Part) => unknown): (part: Part) => string {
  const known = new WeakMap<Part, string>()
  return (part) => {
    let text = known.get(part)
    if (text === undefined) known.set(part, (text = JSON.stringify(of(part))))
    return text
  }
}

/** The text of a JSON object with one further property, last. The object must have others. */
export function withLast(object: string, name: string, text: string): string {
  return `${object.slice(0, -1)},${JSON.stringify(name)}:${text}}`
}

/** Texts of JSON as an array. */
export const arrayOf = (texts: readonly string[]): string => `[${texts.join()}]`
