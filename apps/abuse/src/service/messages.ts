import type { Action } from '@minzheng/access'

type Question =
  | { readonly what: 'session' | 'job'; readonly actor: string }
  | {
      readonly what: 'token'
      readonly actor: string
      readonly name: string
      readonly scopes: readonly { readonly action: Action; readonly district: string; readonly domain: null }[]
    }
  | { readonly what: 'access-token'; readonly claims: object; readonly header: object }
  | { readonly what: 'roles' | 'memory' | 'stop' }

/** What the suite asks the process of the service, aside from HTTP. */
export type Asked = Question & { readonly id: number }
export type { Question }

/** What the process says: where it listens, or the answer to a question. */
export type Answered =
  | Ready
  | GuardedReady
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }

/** Where the service listens, every route that it has, and a one-time link that nobody has used. */
export interface Ready {
  readonly port: number
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  readonly link: string
}

/** What a service with an identity provider says in addition. */
export interface GuardedReady extends Ready {
  readonly issuer: string
  /** The public key of the provider, and what the service is known by there. */
  readonly publicKey: object
  readonly audience: string
  readonly client: string
}

/** How much memory the process has, as a whole and in living objects. */
export interface Memory {
  readonly rssMb: number
  readonly heapMb: number
}
