// What the requests of the table of roles need to be valid: files, acts, disputes and months in the state that a move starts
// from. A thing is made when it is asked for, and made again once a request has used it up.
import { createHash } from 'node:crypto'
import type { AnyRecord } from '@minzheng/core'
import type { MonthState } from '@minzheng/access'
import { alertWatch, calendarIn } from '@minzheng/worker'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../../cli/test/planted-release.js'
import { huzhouWithMap } from '../huzhou-with-map.js'
import { mealSites, townshipOf } from '../meal-sites-file.js'
import { city, landSites, meals, nanxun, openOffice, release, wuxing, type Office } from '../office.js'
import type { TestDatabase } from '../databases.js'
import { granted, type GrantedRole } from './accounts.js'

const hour = 3_600_000
export const soon = (hours = 1): string => new Date(Date.now() + hours * hour).toISOString()

export interface World {
  readonly office: Office
  /** A thing of a name; another one after `used`. */
  readonly kept: <Thing>(name: string, make: () => Promise<Thing>) => Promise<Thing>
  /** Says that whatever was made may have been used up. */
  readonly used: () => void
  /** A number that nothing else has. */
  readonly next: () => number
  /** Lands a meal site of a place, and returns its source and its key. */
  readonly landed: (district: string) => Promise<{ readonly source: number; readonly site: string }>
  /** Brings a month of a district to a state, if the district has months, and returns the stamp. */
  readonly monthIn: (state: MonthState, month: string, district: string) => Promise<string>
  /** Opens a dispute of a district's own figure, brings it to a state, and returns it; of a township that of its county. */
  readonly dispute: (
    district: string,
    state: 'open' | 'answered',
    by?: string,
  ) => Promise<{ readonly id: number; readonly stamp: string }>
  readonly revision: (district: string, period: string) => Promise<number | null>
  /** The months of a year, each once. */
  readonly period: () => string
}

const countyOf = (district: string): string => (district.length > 6 ? district.slice(0, 6) : district)
/** The officers that submit months and open disputes; they are not in the table. */
const officers: Readonly<Record<string, string>> = { [wuxing]: 'wuxing-1', [nanxun]: 'nanxun-1', [city]: 'city-1' }
const officerOf = (district: string): string => officers[countyOf(district)]!

/** A register of meal sites of a place, with refused rows if it is asked to. */
export function registerOf(district: string, month: string, refused: readonly string[] = []): string {
  const rows = (code: string) =>
    [1, 2, 3, 4].map((at) => ({
      site: `${district}-${code}-${month}-${at}`,
      district: code,
      openedOn: `${month}-0${at}`,
    }))
  const towns =
    district === city
      ? [townshipOf(wuxing), townshipOf(nanxun)]
      : [district.length > 6 ? district : townshipOf(district)]
  const bad = refused.map((openedOn, at) => ({ site: `${district}-bad-${at}`, district: towns[0]!, openedOn }))
  return mealSites(district, month, [...towns.flatMap(rows), ...bad])
}

/** Opens the office of the table: accounts with their grants, live figures, a release, a map. */
export async function openWorld(database: TestDatabase, dashboard: string, guests: readonly string[]): Promise<World> {
  const office = await openOffice(
    database,
    {
      accounts: [...Object.keys(granted), ...guests, 'emergency', 'security-1', 'wuxing-1', 'nanxun-1', 'city-1'],
      dashboard,
    },
    huzhouWithMap,
  )
  const { store } = office
  const until = new Date(Date.now() + 5 * hour)
  const grant = (actor: string, role: GrantedRole, district: string, more: object = {}) =>
    store.access.grant({ actor, role, district, ...more, until, by: 'security-1' })
  for (const [actor, [role, district, domain]] of Object.entries<readonly [GrantedRole, string, string?]>(granted))
    await grant(actor, role, district, {
      ...(domain === undefined ? {} : { domain }),
      ...(actor === 'department' ? { indicators: [meals] } : {}),
    })
  await grant('nanxun-1', 'county-officer', nanxun)
  // Who opens a dispute does not answer it.
  await grant('city-2', 'city-officer', city)
  // Somebody whom others help to read records.
  await grant('helped', 'reader', wuxing)
  // The glass is for accounts of the bureau: it was a reader once.
  const former = await grant('emergency', 'reader', wuxing)
  await store.access.revoke({ id: former.id, by: 'security-1', reason: '离职' })
  const short = new Date(Date.now() + 3.5 * hour)
  await store.access.breakGlass({
    actor: 'emergency',
    second: 'approver-1',
    district: wuxing,
    reason: '核查',
    until: short,
  })
  for (const county of [wuxing, nanxun]) await landSites(store, county, ['2024-03'])
  for (const each of [wuxing, nanxun, city]) await returnsOf(store, each, '2023')
  // Half a year of homes for the elderly, so that the other half is overdue.
  for (const each of [wuxing, nanxun]) await returnsOf(store, each, '2024', 6, 'elderly-institutions')
  await release(store, plantedRelease(1, 3))
  const calendar = calendarIn('Asia/Shanghai')
  await alertWatch({ store, deployment: huzhouWithMap, calendar, log: () => {}, intervalMs: hour }).look()
  return worldOf(office)
}

/** Returns of a year without records: months move in that year, since locked ones would refuse what else is planted. */
async function returnsOf(
  store: Office['store'],
  district: string,
  year: string,
  most = 12,
  dataset = 'meal-sites',
): Promise<void> {
  const name = `${dataset}-${district}-${year}`
  const months = Array.from({ length: most }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
  const period = { from: months[0]!, asOf: months.at(-1)! }
  await store.land({ name: `${name}.csv`, sha256: hashOf(name), dataset, period }, (landing) =>
    landing.returns(months.map((month) => ({ district, month, own: district === city }))),
  )
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

function worldOf(office: Office): World {
  const { store } = office
  const things = new Map<string, Promise<unknown>>()
  let [turn, period] = [0, 0]
  const next = (): number => (turn += 1)
  const world: World = {
    office,
    next,
    kept: (name, make) => {
      const found = things.get(name) ?? make()
      things.set(name, found)
      return found as never
    },
    used: () => things.clear(),
    landed: (district) =>
      world.kept(`landed ${district}`, async () => {
        const name = `planted-${next()}`
        const towns = district === city ? [townshipOf(wuxing), townshipOf(nanxun)] : [townshipOf(countyOf(district))]
        const origin = {
          name: `${name}.csv`,
          sha256: hashOf(name),
          dataset: 'meal-sites',
          period: { from: '2024-01', asOf: '2024-12' },
        }
        await store.land(origin, (landing) =>
          landing.records(towns.map((code, at) => ({ line: at + 2, record: siteOf(`${name}-${at}`, code) }))),
        )
        const [newest] = await store.landedSources({ limit: 1 })
        return { source: newest!.id, site: `${name}-0` }
      }),
    monthIn: async (state, month, district) => {
      const found = async () => (await store.months.states(month)).find((each) => each.district === district)
      const move = { month, district }
      for (let now = await found(); now !== undefined && now.state !== state; now = await found()) {
        const order = ['open', 'submitted', 'reviewed', 'locked']
        const isAhead = order.indexOf(now.state) > order.indexOf(state)
        if (isAhead && now.state === 'locked')
          await store.months.reopen({ ...move, reason: '漏报', until: new Date(soon(2)), by: 'city-1' })
        else if (isAhead) await store.months.sendBack({ ...move, reason: '漏报', by: 'reviewer-1' })
        else if (now.state === 'open') await store.months.submit({ ...move, by: officerOf(district) })
        else if (now.state === 'submitted') await store.months.review({ ...move, by: 'reviewer-1' })
        else await store.months.lock({ ...move, by: 'city-1' })
      }
      return (await found())?.stamp ?? '*'
    },
    revision: async (district, of) => {
      const [found] = await store.figures.read({
        indicators: [meals],
        districts: [district],
        periods: [of],
        variant: 'standard',
        parts: 'whole',
      })
      return found!.revision
    },
    period: () => `2024-${String((period++ % 12) + 1).padStart(2, '0')}`,
    dispute: (district, state, by = officerOf(district)) =>
      world.kept(`dispute ${countyOf(district)} ${state} ${by}`, async () => {
        const own = countyOf(district)
        for (const each of await store.disputes.list({ states: ['open', 'answered'] }))
          if (each.disputedBy === own) await store.disputes.withdraw({ id: each.id, words: '漏报', by: each.openedBy })
        const of = world.period()
        const due = { on: '2030-01-01', countedBy: 'weekdays' } as const
        const figure = { indicator: meals, variant: 'standard', part: null, district: own, period: of }
        const seen = { revision: await world.revision(own, of) }
        const made = await store.disputes.open({ figure, seen, disputedBy: own, words: '漏报', by, due })
        if (state === 'open') return made
        return store.disputes.answer({ id: made.id, words: '核实无误', by: 'city-2' })
      }),
  }
  return world
}

const unstated = 'venue menu notice service pledge terminal equipment supervised closedOn'.split(' ')

const siteOf = (site: string, district: string): AnyRecord => ({
  ...Object.fromEntries(unstated.map((name) => [name, null])),
  site,
  district,
  kind: 'canteen',
  openedOn: '2024-03-01',
})
