import { yearsLater, type Day } from '@minzheng/core/periods'

/** When a document began and ended. */
export interface DocumentTerm {
  readonly issuedOn: Day
  /** The first day on which it is no longer in force. */
  readonly repealedOn: Day | null
  /** The term in years unless it is issued again; null if it names no term (有效期). The document itself says so. */
  readonly termYears: number | null
}

/**
 * True if a document is in force on a day: issued by then, not repealed, and its term not over (行政规范性文件 name their own
 * term, so it is a fact of the document and not of this function). On the day of repeal it is no longer in force; the
 * term ends on the day before its anniversary.
 */
export function isDocumentInForce({ issuedOn, repealedOn, termYears }: DocumentTerm, day: Day): boolean {
  if (day < issuedOn || (repealedOn !== null && day >= repealedOn)) return false
  return termYears === null || day < yearsLater(issuedOn, termYears)
}
