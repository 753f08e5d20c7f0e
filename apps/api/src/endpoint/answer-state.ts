import type { PublishedRelease } from '@minzheng/store'
import type { Asking } from './endpoint.js'

/** What answers were made from: live figures as they were at a moment, or a release. */
export interface AnswerState {
  /** Two states with the same text are the same. */
  readonly text: string
  /** Whether it is still the same. */
  readonly holds: () => Promise<boolean>
}

/**
 * The live figures, returns, months and disputes of the moment at which the request was seen. What is read between this
 * call and one of `holds` that says true is of one state, whatever was committed meanwhile.
 */
export async function liveState({
  seen,
  tools: { store },
}: Pick<Asking, 'seen'> & { readonly tools: Pick<Asking['tools'], 'store'> }): Promise<AnswerState> {
  const text = seen?.stamp ?? (await store.stamp())
  return { text, holds: async () => (await store.stamp()) === text }
}

/** A release, which never changes. */
export function releasedState({ number, published }: Pick<PublishedRelease, 'number' | 'published'>): AnswerState {
  return { text: `${number} ${published.digest}`, holds: () => Promise.resolve(true) }
}
