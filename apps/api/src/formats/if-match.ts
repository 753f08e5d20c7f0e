import { RequestError } from '../base/problem.js'

/** The stamp in `If-Match`; undefined for `*`, or if it is left out and may be. `from` names where the stamp is found. */
export function stampIn(
  { request }: { readonly request: Request },
  { isNeeded, from }: { readonly isNeeded: boolean; readonly from: string },
): string | undefined {
  const given = request.headers.get('if-match')?.trim()
  if (given === undefined && isNeeded)
    throw new RequestError('precondition-required', {
      zh: `须在 If-Match 写明所看到状态的 stamp（${from}）`,
      en: `the header If-Match must have the stamp of the state that was looked at (${from})`,
    })
  if (given === undefined || given === '*') return undefined
  return given.replace(/^"(.*)"$/, '$1')
}
