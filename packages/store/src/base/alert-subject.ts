/** What an alert is about: names and codes, and never a number of a figure or a key of a record. */
export interface AlertSubject {
  readonly district: string
  readonly indicator?: string
  readonly variant?: string
  readonly part?: string
  readonly period?: string
  readonly dataset?: string
  readonly month?: string
  /** The check that has found something. */
  readonly check?: string
  /** The number of the dispute. */
  readonly dispute?: number
}
