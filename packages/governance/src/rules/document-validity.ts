import { yearsLater, type Day } from '@minzheng/core/periods'

/** When a document began and ended. */
export interface DocumentTerm {
  readonly issuedOn: Day
  /** From this day on it no longer holds. */
  readonly repealedOn: Day | null
  /** The years it holds unless it is issued anew; null where it names no term (有效期). The document itself says so. */
  readonly termYears: number | null
}

/**
 * True where a document is in force on a day: issued by then, not repealed, and its term not over (行政规范性文件 name their
 * own term, so it is a fact of the document and not of this function). On the day of repeal it no longer holds; the
 * term ends on the day before its anniversary.
 */
export function isDocumentInForce({ issuedOn, repealedOn, termYears }: DocumentTerm, day: Day): boolean {
  if (day < issuedOn || (repealedOn !== null && day >= repealedOn)) return false
  return termYears === null || day < yearsLater(issuedOn, termYears)
}
