import type { Action } from '@minzheng/access'

type Question =
  | { readonly what: 'session'; readonly actor: string }
  | {
      readonly what: 'token'
      readonly actor: string
      readonly name: string
      readonly scopes: readonly { readonly action: Action; readonly district: string; readonly domain: null }[]
    }
  | { readonly what: 'roles' | 'memory' | 'stop' }

/** What the suite asks the process of the service, aside from HTTP. */
export type Asked = Question & { readonly id: number }
export type { Question }

/** What the process says: where it listens, or the answer to a question. */
export type Answered =
  | { readonly port: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }

/** How much memory the process has, as a whole and in living objects. */
export interface Memory {
  readonly rssMb: number
  readonly heapMb: number
}
