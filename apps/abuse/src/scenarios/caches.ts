import { city, other, own } from '../city/accounts.js'
import type { Sent } from '../http/sent.js'
import { plain, type Scenario, type Stage } from './scenario.js'

const paths = [
  `/v1/figures?indicator=elderly-care.new-beds&district=${other}&period=2024`,
  `/v1/figures?indicator=elderly-care.new-meal-sites&within=${city}`,
  `/v1/figures?indicator=elderly-care.new-meal-sites&district=${own}&period=2024`,
  '/v1/boards/huzhou-2024?month=2024-12',
  `/v1/explanations/elderly-care.new-meal-sites/${own}?period=2024`,
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0/elderly-care_new-meal-sites',
  '/v1/session',
  '/v1/deployment',
]
/** Headers that a cache does not know of, so that no answer may depend on them. */
const unkeyed: Sent['headers'] = [
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Original-URL', '/v1/grants'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Accept-Language', 'en'],
  ['Origin', 'https://evil.example'],
  ['Forwarded', 'host=evil.example'],
  ['X-Forwarded-For', '10.0.0.1'],
  ['Range', 'bytes=0-10'],
]

/** Entity tags of one reader sent by another, and headers that no cache knows of. */
export const sharedCaches: Scenario = {
  name: 'caches between readers',
  isSlow: false,
  run: async (stage) => {
    for (const path of paths) {
      await tagsOfOthers(stage, path)
      const first = await stage.send(plain(stage, 'GET', path), 'stranger')
      for (const header of unkeyed) {
        const again = await stage.send(plain(stage, 'GET', path, [header]), 'stranger')
        if (again.status !== first.status || again.text !== first.text)
          stage.note('wrong', `an answer depends on a header that no cache knows of: ${header[0]}`, `GET ${path}`)
      }
    }
  },
}

async function tagsOfOthers(stage: Stage, path: string): Promise<void> {
  const readers = ['city-1', 'wuxing-1', 'auditor-1', 'province-1'].map((who) => stage.credential(who))
  const all = [...readers, { who: 'stranger', headers: [] as Sent['headers'] }]
  const came = []
  for (const { who, headers } of all) came.push(await stage.send(plain(stage, 'GET', path, headers), who))
  for (const [at, { who, headers }] of all.entries()) {
    const mine = came[at]!
    const vary = (mine.headers['vary'] ?? '').toLowerCase()
    if (mine.status === 200 && !['cookie', 'authorization', 'accept'].every((each) => vary.includes(each)))
      stage.note('unprotected', 'Vary must name Cookie, Authorization and Accept', `GET ${path}`)
    for (const theirs of came) {
      const tag = theirs.headers['etag']
      if (tag === undefined || theirs.text === mine.text) continue
      const again = await stage.send(plain(stage, 'GET', path, [...headers, ['If-None-Match', tag]]), who)
      if (again.status === 304)
        stage.note('wrong', 'the tag of another answer was taken for the own one', `GET ${path} ${who}`)
    }
  }
}
