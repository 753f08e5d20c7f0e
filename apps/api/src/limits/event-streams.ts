import { RequestError } from '../base/problem.js'

/** Lets an account have some streams of events open at once, in this process. */
export interface EventStreams {
  /** Opens one; the function that it gives closes it. Throws `RequestError` if the account has too many. */
  readonly open: (actor: string) => () => void
}

/** @param most of an account; 0: as many as it opens. @param noted gets how many are open, and what is refused */
export function eventStreams(
  most: number,
  noted: { readonly streams: (open: number) => void; readonly limited: (limit: 'events') => void },
): EventStreams {
  const open = new Map<string, number>()
  let all = 0
  const change = (actor: string, by: 1 | -1): void => {
    const now = (open.get(actor) ?? 0) + by
    if (now === 0) open.delete(actor)
    else open.set(actor, now)
    noted.streams((all += by))
  }
  return {
    open: (actor) => {
      if (most > 0 && (open.get(actor) ?? 0) >= most) {
        noted.limited('events')
        throw new RequestError(
          'too-many-requests',
          {
            zh: `一个账号最多同时接收${most}路事件，请关闭一些页面`,
            en: `an account must have ${most} streams of events open at most, got one more; close some`,
          },
          { headers: { 'retry-after': '10' } },
        )
      }
      change(actor, 1)
      let isOpen = true
      return () => {
        if (isOpen) change(actor, -1)
        isOpen = false
      }
    },
  }
}
