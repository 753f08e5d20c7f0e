import type { Account } from '../../city/accounts.js'
import type { Came, Sent } from '../../http/sent.js'

/** What earlier answers have told: numbers, stamps and files that later requests need. */
export type Told = Map<string, string | number | Buffer>

/** A right request of a route, as the account that may ask it; `null` is a stranger. */
export interface Step {
  readonly route: string
  readonly who: Account | null
  readonly path: string | ((told: Told) => string)
  readonly json?: (told: Told) => object
  readonly file?: (told: Told) => { readonly body: Buffer; readonly headers: Sent['headers'] }
  /** The stamp of `If-Match`, by its name in what was told. */
  readonly stamp?: string
  readonly accept?: string
  /** Keeps what later requests need. */
  readonly tell?: (came: Came, told: Told) => void
}

/** The route of a step whose path has parameters, filled in. */
export const reads = (who: Account | null, route: string, path = route): Step => ({ route: `GET ${route}`, who, path })

/** A value of an answer in JSON, by its path; throws if it is not there. */
export function valueIn(came: Came, ...path: readonly (string | number)[]): string | number {
  const found = path.reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], JSON.parse(came.text))
  if (typeof found !== 'string' && typeof found !== 'number')
    throw new TypeError(`the answer must have ${path.join('.')}, got ${came.text.slice(0, 200)}`)
  return found
}
