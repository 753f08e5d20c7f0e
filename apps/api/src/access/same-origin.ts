import { RequestError } from '../base/problem.js'
import type { Who } from '../identity/who.js'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page asks for with the cookie of this one. A program with a token has no cookie
 * that a page could use.
 */
export function refuseOtherSites(request: Request, who: Who): void {
  if (safe.has(request.method) || who.kind !== 'session') return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const isOwn =
    site === null ? origin !== null && hostOf(origin) === request.headers.get('host') : site === 'same-origin'
  if (!isOwn)
    throw new RequestError('forbidden', {
      zh: '改动只能由本站页面发起',
      en: 'a change must be asked for by a page of this site, with the header Origin or Sec-Fetch-Site',
    })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
