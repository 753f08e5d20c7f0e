/** A sentence of a plan or law, quoted to the letter, with its place in the document. */
export interface Clause {
  /** The document's id, such as `huzhou-2024`. */
  readonly document: string
  /** The numbered item of the document. */
  readonly item: number
  readonly quote: string
}

/** Binds the document once: `const item = clausesOf('huzhou-2024')`, then `item(11, '…')`. */
export function clausesOf(document: string): (item: number, quote: string) => Clause {
  return (item, quote) => Object.freeze({ document, item, quote })
}
