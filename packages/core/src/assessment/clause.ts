/** A sentence of a plan or law, quoted to the letter, with its place in the document. */
export interface Clause {
  /** The document's id: the plan's. */
  readonly document: string
  /** The numbered item of the document. */
  readonly item: number
  readonly quote: string
}
