import { ApiProblem, createClient } from '@minzheng/client'
import type { Words } from '../base/language.js'

/** The service that has sent this page. */
export const client = createClient(new URL('.', document.baseURI))

/** The address of something of the service, such as where people sign in. */
export function serviceAddress(path: string): string {
  return new URL(path, document.baseURI).href
}

/** How people sign in, as the service has written it into its page. */
export function signInWay(): 'provider' | 'link' {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="minzheng-sign-in"]')
  return meta?.content === 'provider' ? 'provider' : 'link'
}

/** True for a problem of a kind. */
export function isProblem(error: unknown, ...kinds: readonly NonNullable<ApiProblem['kind']>[]): boolean {
  return error instanceof ApiProblem && error.kind !== undefined && kinds.includes(error.kind)
}

/** What the service says of a problem, in each language. */
export function wordsOf({ words, message }: ApiProblem): Words {
  return words ?? { zh: message, en: message }
}
