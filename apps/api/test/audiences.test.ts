import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@minzheng/access'
// @boundaries-ignore the release that the command line's doors are tested with
import { carers, meals, plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, openOffice, release, wuxing, type Office } from './office.js'

/*
 * Who may read what of a release: every route that has figures, asked for `shared` and for `public`, by an account of each
 * role, of its county, a township, the city, the next county, and another city. An answer is the figures (y), a refusal by
 * the policy (n), the request to sign in (1), that there is no such thing (-), or that the question is wrong (?). The
 * tables are written by hand, from docs/access.md; nothing of them comes from the policy.
 */

const places = [wuxing, '330502001', city, '330503', '330400'] as const

type GrantedRole = Exclude<Role, 'emergency-reader'>

/** The accounts, each with its grant; one department may read another indicator than the one that is asked for. */
const granted = {
  reader: ['reader', wuxing],
  clerk: ['township-clerk', '330502001'],
  officer: ['county-officer', wuxing],
  charity: ['county-officer', wuxing, 'charity'],
  city: ['city-officer', city],
  reviewer: ['reviewer', wuxing],
  auditor: ['auditor', city],
  superior: ['superior', city],
  department: ['department', wuxing],
  'other-department': ['department', wuxing],
  records: ['records-reader', wuxing],
  system: ['system-administrator', city],
} as const satisfies Readonly<Record<string, readonly [GrantedRole, string, string?]>>
type Account = keyof typeof granted | 'stranger' | 'nobody'
const accounts = [...Object.keys(granted), 'stranger', 'nobody'] as readonly Account[]

/** How a route answers of the five places: to the bureau, to others with grants of the city, of the county, or none, and to strangers. */
interface Answers {
  readonly all: string
  readonly city: string
  readonly own: string
  readonly none: string
  readonly stranger: string
}

// The bureau reads what is shared of the whole city; other offices read what their grants name, and nobody else reads it.
const shared: Readonly<Record<Account, keyof Answers>> = {
  reader: 'all',
  clerk: 'all',
  officer: 'all',
  charity: 'all',
  city: 'all',
  reviewer: 'all',
  auditor: 'all',
  superior: 'city',
  department: 'own',
  'other-department': 'none',
  records: 'none',
  system: 'none',
  stranger: 'stranger',
  nobody: 'none',
}
const everybody = Object.fromEntries(accounts.map((each) => [each, 'all'])) as typeof shared

const sdmx = 'dataflow/MINZHENG/CIVIL_AFFAIRS'
const selected = `c[INDICATOR]=${meals.replaceAll('.', '_')}&c[REF_AREA]=@`
const key = `${meals.replaceAll('.', '_')}.standard._T.@`
/** Townships are not in the release, and another city is not in the deployment. */
const apart = { all: 'y-yy-', city: 'y-yyn', own: 'y-nnn', none: 'nnnnn', stranger: '11111' }
/** What names no district that is there selects nothing, and nothing needs no grant. */
const selecting = { all: 'y-yy-', city: 'y-yy-', own: 'y-nn-', none: 'nnnn-', stranger: '1111-' }
const once = { all: 'y', city: 'y', own: 'n', none: 'n', stranger: '1' }

const table: Readonly<Record<string, readonly [path: string, answers: Answers]>> = {
  'GET /v1/figures': [
    `/v1/figures?indicator=${meals}&period=2024&district=@`,
    { all: 'yyyy?', city: 'yyyyn', own: 'yynnn', none: 'nnnnn', stranger: '11111' },
  ],
  'GET /v1/boards/{plan}': ['/v1/boards/huzhou-2024?district=@', { ...apart, own: 'nnnnn' }],
  'GET /v1/explanations/{indicator}/{district}': [`/v1/explanations/${meals}/@?period=2024`, apart],
  'GET /v1/comparisons/{indicator}/{district}': [
    `/v1/comparisons/${meals}/@?month=2024-06`,
    // What is not in the release is not known.
    { all: 'yyyy-', city: 'yyyyn', own: 'yynnn', none: 'nnnnn', stranger: '11111' },
  ],
  'GET /sdmx/data/{context}/{agency}/{resource}': [`/sdmx/data/${sdmx}?${selected}`, selecting],
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}': [`/sdmx/data/${sdmx}/1.0.0?${selected}`, selecting],
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}/{key}': [`/sdmx/data/${sdmx}/1.0.0/${key}?`, selecting],
  'GET /sdmx/availability/{context}/{agency}/{resource}': [`/sdmx/availability/${sdmx}?${selected}`, selecting],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}': [
    `/sdmx/availability/${sdmx}/1.0.0?${selected}`,
    selecting,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}': [
    `/sdmx/availability/${sdmx}/1.0.0/${key}?`,
    selecting,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}/{component}': [
    `/sdmx/availability/${sdmx}/1.0.0/${key}/REF_AREA?`,
    selecting,
  ],
  // A release is of the whole city.
  'GET /v1/releases': ['/v1/releases?', once],
  'GET /v1/releases/{release}': ['/v1/releases/1?', once],
  'GET /v1/releases/{release}/figures': ['/v1/releases/1/figures?', once],
}

describe('A release', { timeout: 180_000 }, () => {
  let office: Office
  const cookies = new Map<Account, Readonly<Record<string, string>>>()

  beforeAll(async () => {
    office = await openOffice(databases.at(-1)!, { accounts: [...Object.keys(granted), 'nobody', 'security-1'] })
    await release(office.store, plantedRelease(1, 3))
    const until = new Date(Date.now() + 3_600_000)
    for (const [actor, [role, district, domain]] of Object.entries<readonly [GrantedRole, string, string?]>(granted))
      await office.store.access.grant({
        actor,
        role,
        district,
        ...(domain === undefined ? {} : { domain }),
        ...(actor === 'department' ? { indicators: [meals] } : {}),
        ...(actor === 'other-department' ? { indicators: [carers] } : {}),
        until,
        by: 'security-1',
      })
    for (const account of accounts)
      cookies.set(account, account === 'stranger' ? {} : { cookie: await office.signIn(account) })
  }, 120_000)
  afterAll(() => office.close())

  const answer = async (path: string, account: Account): Promise<string> => {
    const { status } = await office.get(path, cookies.get(account))
    const letters: Readonly<Record<number, string>> = { 200: 'y', 400: '?', 401: '1', 403: 'n', 404: '-' }
    return letters[status] ?? `[${status}]`
  }

  it('is read by every route that has figures, and the table has all of them', () => {
    const routes = office.serving.api.routes.flatMap(({ method, path, access }) =>
      access === 'read-figures by audience' ? [`${method} ${path}`] : [],
    )
    expect(Object.keys(table).toSorted()).toEqual(routes.toSorted())
  })

  it.each(Object.keys(table))('is answered by %s to those whom the table names, and to nobody else', async (route) => {
    const [path, answers] = table[route]!
    for (const [audience, expected] of [
      ['shared', shared],
      ['public', everybody],
    ] as const) {
      const found: Record<string, string> = {}
      for (const account of accounts) {
        let letters = ''
        for (const district of path.includes('@') ? places : [city])
          letters += await answer(`${path.replace('@', district)}&audience=${audience}`, account)
        found[account] = letters
      }
      expect([audience, found]).toEqual([
        audience,
        Object.fromEntries(accounts.map((each) => [each, answers[expected[each]]])),
      ])
    }
  })

  it('has no live figure of another city beside it, whoever asks and however', async () => {
    const live = [
      `/v1/figures?indicator=${meals}&period=2024&district=@`,
      `/v1/figures?indicator=${meals}&period=2024&within=@`,
      '/v1/boards/huzhou-2024?month=2024-06&district=@',
      `/v1/explanations/${meals}/@?period=2024`,
      `/v1/moves/${meals}/@?from=1&to=1`,
      `/sdmx/data/${sdmx}?${selected}`,
      `/sdmx/availability/${sdmx}?${selected}`,
      '/v1/months?month=2024-12&district=@',
      '/v1/months/history?district=@',
      '/v1/returns?month=2024-12&district=@',
    ]
    const answered: string[] = []
    for (const path of live)
      for (const account of accounts)
        for (const district of ['330400', '330402', '999999', '330502999']) {
          const isLive = path.startsWith('/v1/moves') || path.startsWith('/v1/months') || path.startsWith('/v1/returns')
          const asked = `${path.replace('@', district)}${isLive ? '' : '&audience=internal'}`
          const letter = await answer(asked, account)
          if (!['n', '1', '-', '?'].includes(letter)) answered.push(`${account} ${asked}: ${letter}`)
        }
    expect(answered).toEqual([])
  })
})
