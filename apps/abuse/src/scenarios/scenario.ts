import type { Finding } from '../checks/judge.js'
import type { Credential } from '../requests/mutated.js'
import type { Route } from '../requests/document.js'
import type { Came, Sent } from '../http/sent.js'

/** What a scenario works with. */
export interface Stage {
  readonly port: number
  readonly origin: string
  readonly routes: readonly Route[]
  /** A one-time link that nobody has used. */
  readonly link: string
  /** The cookie or the token of an account. */
  readonly credential: (who: string, kind?: 'cookie' | 'token') => Credential
  /** False for requests of long lists that a brief run leaves out; it takes others with another seed. */
  readonly takes: () => boolean
  /** Sends and judges a request. */
  readonly send: (sent: Sent, who: string) => Promise<Came>
  readonly note: (kind: Finding['kind'], what: string, where: string) => void
  /** Counts a request that a scenario sends by itself. */
  readonly counted: (requests: number) => void
  /** Says that a right request of a route (method and path) has succeeded. */
  readonly reached: (route: string) => void
  /** The routes of the service of which none has. */
  readonly unreached: () => readonly string[]
  /** Asks what honest readers ask, and notes any answer that is not right. */
  readonly honest: () => Promise<void>
}

export interface Scenario {
  readonly name: string
  /** True if it takes longer than some seconds, because it waits for limits of time. */
  readonly isSlow: boolean
  readonly run: (stage: Stage) => Promise<void>
}

/** A request without a body. */
export const plain = (stage: Stage, method: string, path: string, headers: Sent['headers'] = []): Sent => ({
  method,
  path,
  headers: [['Host', new URL(stage.origin).host], ...headers],
  body: null,
})
