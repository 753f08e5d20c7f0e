// How a route of the table of roles is asked.
import type { Account, Expected } from './accounts.js'
import type { World } from './world.js'

/** A request, as it is sent. */
export interface Asked {
  readonly path: string
  readonly body?: object | FormData | Blob
  readonly headers?: Readonly<Record<string, string>>
}
interface At {
  readonly district: string
  readonly account: Account
}
/** Makes a request that is valid, of a place; it plants what it needs. */
export type Asks = (world: World, at: At) => Asked | Promise<Asked>

/** A route: how it is asked, and who may. */
export interface Row {
  readonly asks: Asks
  readonly expected: Expected
  /** False: the request names no district, and is asked once. */
  readonly isOfPlace: boolean
  /** The status of success. */
  readonly success: number
  /** Why an answer is neither success nor a refusal by the policy. */
  readonly why?: string
}

export const at =
  (asks: Asks, success = 200) =>
  (expected: Expected, why?: string): Row => ({
    asks,
    expected,
    success,
    isOfPlace: true,
    ...(why === undefined ? {} : { why }),
  })
export const once =
  (asks: Asks, success = 200) =>
  (expected: Expected, why?: string): Row => ({ ...at(asks, success)(expected, why), isOfPlace: false })
export const path =
  (text: string): Asks =>
  (_, { district }) => ({ path: text.replace('@', district) })
export const get = (text: string) => (text.includes('@') ? at(path(text)) : once(path(text)))
