import { city, other } from '../city/accounts.js'
import type { Route } from '../requests/document.js'
import { plain, type Scenario, type Stage } from './scenario.js'

/** Values of names that a path needs; the place is that of the attack. */
const pathValues: Readonly<Record<string, string>> = {
  indicator: 'elderly-care.new-beds',
  plan: 'huzhou-2024',
  item: '1',
  type: 'dataflow',
  release: '1',
  code: 'x',
  context: 'dataflow',
  agency: 'MINZHENG',
  resource: 'CIVIL_AFFAIRS',
  version: '1.0.0',
  component: '*',
  month: '2024-12',
  source: '4',
  act: '1',
  entry: '1',
  alert: '1',
  dispute: '1',
  job: '000000000000',
  grant: '1',
  token: '000000000000',
}
const dataQueries = ['', 'within=', 'district=', 'c[REF_AREA]=']
const audiences = ['', 'audience=internal', 'audience=shared', 'audience=public']

/** The county officer's cookie and token, and all who see no more, ask every route that reads for another county and the city. */
export const countyAgainstAll: Scenario = {
  name: 'a county officer, others and strangers ask for another county',
  isSlow: false,
  run: async (stage) => {
    const readers = [
      stage.credential('wuxing-1'),
      stage.credential('wuxing-1', 'token'),
      stage.credential('province-1'),
      { who: 'stranger', headers: [] },
    ]
    for (const route of stage.routes.filter(({ method }) => method === 'GET'))
      for (const path of pathsOf(route))
        for (const { who, headers } of readers)
          if (stage.takes()) await stage.send(plain(stage, 'GET', path, headers), who)
    await changes(stage)
  },
}

function pathsOf({ path, query }: Route): readonly string[] {
  const names = new Set(query.map(({ name }) => name))
  const found = new Set<string>()
  for (const place of [other, `${other}001`, city])
    for (const given of dataQueries)
      for (const audience of audiences) {
        const name = given.slice(0, -1)
        if (given !== '' && !names.has(name)) continue
        if (audience !== '' && !names.has('audience')) continue
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, each: string) =>
          each === 'district' ? place : each === 'key' ? `*.*._T.${place}` : (pathValues[each] ?? '1'),
        )
        const needed = [
          ...(names.has('month') ? ['month=2024-12'] : []),
          ...(names.has('from') ? ['from=1', 'to=4'] : []),
          ...(names.has('all') ? ['all=true'] : []),
          ...(names.has('source') ? ['source=1,2,3,4,5,6'] : []),
          ...(names.has('cursor') && given === '' ? [`cursor=${Buffer.from('[1000]').toString('base64url')}`] : []),
        ]
        const parts = [given === '' ? '' : `${encodeURIComponent(name)}=${place}`, audience, ...needed].filter(Boolean)
        found.add(parts.length === 0 ? filled : `${filled}?${parts.join('&')}`)
      }
  return [...found]
}

/** What the county officer may not change of another county. */
async function changes(stage: Stage): Promise<void> {
  const why = { reason: '录入错误' }
  const act = { dataset: 'elderly-institutions', office: other, key: { institution: 'PLANTED' }, through: '2024-12' }
  const asked: readonly (readonly [path: string, body: object])[] = [
    ['/v1/acts', { kind: 'delete', ...act, ...why }],
    ['/v1/acts', { kind: 'correct', ...act, ...why, changes: { beds: '1' } }],
    ['/v1/sources/4/withdraw', why],
    ['/v1/months/2024-12/submit', { district: other }],
    [`/v1/records/elderly-care.new-beds/${other}`, { purpose: '核查', period: '2024' }],
    ['/v1/grants', { actor: 'wuxing-1', role: 'city-officer', district: city, until: '2027-01-01T00:00:00Z' }],
    ['/v1/releases', { month: '2024-12' }],
  ]
  for (const [path, body] of asked)
    for (const kind of ['cookie', 'token'] as const) {
      const { who, headers } = stage.credential('wuxing-1', kind)
      const sent = {
        ...plain(stage, 'POST', path, [...headers, ['Origin', stage.origin], ['Content-Type', 'application/json']]),
        body: JSON.stringify(body),
      }
      const { status } = await stage.send(sent, who)
      if (status < 400)
        stage.note('wrong', `a county officer has changed another county, status ${status}`, `POST ${path}`)
    }
}
