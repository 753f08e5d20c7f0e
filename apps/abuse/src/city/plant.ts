import { createHash } from 'node:crypto'
import type { AnyRecord, Observation } from '@minzheng/core'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import type { Store } from '@minzheng/store'
import { accounts, city, other, own } from './accounts.js'
import { deployment } from './deployment.js'
import { hiddenCount, ofOther } from './planted.js'

const { catalogue } = deployment
const meals = 'elderly-care.new-meal-sites'
const until = new Date(Date.now() + 300 * 86_400_000)
const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)

/** Grants every account its role, unless it has it. */
export async function grantRoles({ access }: Pick<Store, 'access'>): Promise<void> {
  const { grants, at } = await access.now()
  const living = new Set(grants.filter((each) => each.revokedAt === null && each.until > at).map(({ actor }) => actor))
  for (const [actor, [role, district]] of Object.entries(accounts))
    if (!living.has(actor))
      await access.grant({
        actor,
        role,
        district,
        until,
        ...(role === 'department' ? { indicators: [meals] } : {}),
        by: actor === 'security-1' ? null : 'security-1',
      })
}

/** Plants records of two counties, two releases, and accounts of every role. */
export async function plant(store: Store): Promise<void> {
  await grantRoles(store)
  await land(store, 'meal-sites', own, 'sites', [site(own, 'S1'), site(own, 'S2')])
  await land(store, 'meal-sites', other, ofOther.file, [site(other, ofOther.site)])
  await land(store, 'elderly-institutions', own, 'homes', [home(own, 'H1', 120)])
  await land(store, 'elderly-institutions', other, `${ofOther.file}b`, [home(other, ofOther.institution, ofOther.beds)])
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
  const figures = [city, own, other].flatMap((district) => [
    { observation: observation(district, district === other ? hiddenCount : 40), disclosure: marks[district] },
  ])
  await store.releases.save({
    plan: 'huzhou-2024',
    period: '2024',
    by: 'city-1',
    notes: '',
    rule: { ...defaultDisclosureRule },
    publicationPlan: {},
    figures: [figures],
  })
}

const marks = { [city]: 'shown', [own]: 'small', [other]: 'complement' } as const

function observation(district: string, value: number): Observation {
  const { version } = catalogue.indicator(meals)
  return {
    indicator: meals,
    variant: 'standard',
    part: null,
    district,
    period: '2024',
    value,
    numerator: value,
    denominator: null,
    status: 'A',
    reason: null,
    revision: 1,
    version,
    asOf: lastDay(parsePeriod('2024')),
    received: 1,
    expected: 1,
  }
}

async function land(store: Store, dataset: string, county: string, name: string, records: readonly AnyRecord[]) {
  const sha256 = createHash('sha256').update(name).digest('hex')
  const period = { from: '2024-01', asOf: '2024-12' }
  await store.land({ name: `${name}.csv`, sha256, dataset, period }, async (landing) => {
    await landing.records(records.map((record, at) => ({ line: at + 2, record })))
    // Each county owes one return, so that there are alerts of both.
    const returned = dataset === 'meal-sites' ? months : months.slice(0, -1)
    await landing.returns(returned.map((month) => ({ district: county, month })))
  })
}

/** A record with the fields that are given; all others are not stated. */
function recordOf(dataset: string, stated: AnyRecord): AnyRecord {
  const { facts } = catalogue.dataset(dataset)
  return { ...Object.fromEntries(Object.keys(facts).map((name) => [name, null])), ...stated }
}

const villageOf = (county: string): string => catalogue.districts.children(county)[0]!.code

function site(county: string, key: string): AnyRecord {
  return recordOf('meal-sites', { site: key, district: villageOf(county), kind: 'canteen', openedOn: '2024-03-01' })
}

function home(county: string, institution: string, beds: number): AnyRecord {
  const stated = { institution, district: villageOf(county), kind: 'public', openedOn: '2024-02-01' }
  return recordOf('elderly-institutions', { ...stated, beds, nursingBeds: beds, dementiaBeds: 0 })
}
