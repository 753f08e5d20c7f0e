import type { Sent } from '../http/sent.js'
import { plain, type Scenario } from './scenario.js'

/** What a page of another site makes a browser send along with the cookie. */
const foreign: readonly Sent['headers'][] = [
  [],
  [['Origin', 'https://evil.example']],
  [['Origin', 'null']],
  [['Sec-Fetch-Site', 'cross-site']],
  [['Sec-Fetch-Site', 'same-site']],
  [['Sec-Fetch-Site', 'none']],
  [['Referer', 'http://127.0.0.1/docs']],
  [
    ['Origin', 'https://evil.example'],
    ['X-Forwarded-Host', 'evil.example'],
  ],
]
const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']

/** Every change, with the cookie of whoever may make it, asked for by another site. */
export const otherSites: Scenario = {
  name: 'other sites ask for changes with a cookie',
  isSlow: false,
  run: async (stage) => {
    const unsafe = stage.routes.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/sign-in'))
    for (const { method, path } of unsafe)
      for (const [at, from] of foreign.entries())
        for (const who of ['wuxing-1', 'city-1']) {
          if (!stage.takes()) continue
          const { headers } = stage.credential(who)
          const filled = path.replaceAll(/\{\w+\}/g, '1')
          const type = types[at % types.length]!
          const sent = { ...plain(stage, method, filled, [...headers, ...from, ['Content-Type', type]]), body: '{}' }
          const { status } = await stage.send(sent, who)
          if (status !== 403 && status !== 429)
            stage.note(
              'wrong',
              `a change from another site was not refused, status ${status}`,
              `${method} ${path} ${at}`,
            )
        }
  },
}
