import { createHash, randomBytes } from 'node:crypto'
import {
  choice,
  count,
  dataset,
  day,
  districtCode,
  domain,
  indicator,
  integer,
  is,
  optional,
  pseudonym,
  share,
  sum,
  text,
  total,
  type AnyRecord,
  type District,
} from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { defineDeployment } from '@minzheng/plan'
import { createStore, openDatabase, type Database, type Revision, type Store } from '@minzheng/store'
import { afterAll } from 'vitest'

export const city = '990100'
export const counties = ['990102', '990103', '990104'] as const

const districts: readonly District[] = [
  { code: city, name: '望山市', level: 'city', parent: null, kind: '地级市' },
  { code: '990102', name: '东湾区', level: 'county', parent: city, kind: '市辖区' },
  { code: '990103', name: '南溪县', level: 'county', parent: city, kind: '县' },
  { code: '990104', name: '西岭县', level: 'county', parent: city, kind: '县' },
  ...counties.flatMap((county) =>
    ['001', '100'].map((rest, at): District => ({
      code: `${county}${rest}`,
      name: at === 0 ? '城关街道' : '河口镇',
      level: 'township',
      parent: county,
      kind: at === 0 ? '街道' : '镇',
    })),
  ),
]

const homes = dataset({
  name: 'homes',
  title: { zh: '养老机构', en: 'Homes' },
  counts: 'organisation',
  fields: {
    home: text('机构编号', 'Home'),
    district: districtCode(),
    beds: integer('床位数', 'Beds', 'bed'),
    openedOn: day('备案日期', 'Opened on'),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

const grants = dataset({
  name: 'grants',
  title: { zh: '临时救助', en: 'Grants' },
  counts: 'case',
  fields: {
    person: pseudonym('身份证号', 'Person'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { urgent: { zh: '急难型', en: 'urgent' }, support: { zh: '支出型', en: 'support' } }),
    paidOn: day('发放日期', 'Paid on'),
  },
  key: ['person', 'paidOn'],
  time: { kind: 'flow', on: 'paidOn' },
})

/** Beds are never hidden, since they are no respondents; cases below the threshold are. */
export const invented = defineDeployment({
  id: 'invented',
  name: { zh: '望山', en: 'Wangshan' },
  districts,
  domains: [
    domain({
      name: 'invented',
      title: { zh: '试验', en: 'Invented' },
      datasets: [homes, grants],
      indicators: [
        indicator({
          id: 'invented.beds',
          name: { zh: '床位数', en: 'Beds' },
          lowestLevel: 'township',
          formula: total(sum(homes, homes.col.beds)),
        }),
        indicator({
          id: 'invented.grants',
          name: { zh: '临时救助人次', en: 'Grants' },
          lowestLevel: 'township',
          formula: total(count(grants)),
        }),
        indicator({
          id: 'invented.urgent-share',
          name: { zh: '急难型占比', en: 'Share of urgent grants' },
          lowestLevel: 'county',
          formula: share(count(grants, { where: is(grants.col.kind, 'urgent') }), count(grants)),
        }),
      ],
    }),
  ],
  plans: [],
})

/** How many grants a township pays in a month: some of the first county's townships pay few. */
const grantsOf = (township: string, month: Month): number =>
  township === '990102001' ? 2 : 20 + Number(township.slice(5, 6)) * 7 + Number(month.slice(5)) * 3

export interface Late {
  readonly revision?: Revision
}

const landed = async (
  store: Store,
  name: string,
  ofDataset: string,
  month: Month,
  records: readonly AnyRecord[],
  of: readonly string[],
  { revision }: Late = {},
): Promise<void> => {
  await store.land(
    {
      name: `${name}.csv`,
      sha256: createHash('sha256').update(name).digest('hex'),
      dataset: ofDataset,
      ...(revision === undefined ? {} : { revision }),
    },
    async (landing) => {
      await landing.records(records.map((record, at) => ({ line: at + 2, record })))
      await landing.returns(of.map((district) => ({ district, month })))
    },
  )
}

/** Lands some grants of a township beside those of its month. Returns the number of the source. */
export async function landLate(
  store: Store,
  township: string,
  month: Month,
  many: number,
  late: Late = {},
): Promise<number> {
  const name = `late ${township} ${month} ${many}`
  const records = Array.from({ length: many }, (_, at) => grantIn(township, `${month}-20`, 700 + at))
  await landed(store, name, 'grants', month, records, [township.slice(0, 6)], late)
  return (await store.sources({ name: `${name}.csv` })).at(-1)!.id
}

/** Lands a month: homes when the year begins, and the grants of all townships. */
async function landMonth(store: Store, month: Month): Promise<void> {
  const townships = counties.flatMap((county) => [`${county}001`, `${county}100`])
  await landed(store, `homes ${month}`, 'homes', month, month.endsWith('-01') ? townships.map(homeIn) : [], counties)
  const paid = townships.flatMap((district) =>
    Array.from({ length: grantsOf(district, month) }, (_, at) => grantIn(district, `${month}-10`, at)),
  )
  await landed(store, `grants ${month}`, 'grants', month, paid, counties)
  await settle(store)
}

const homeIn = (district: string): AnyRecord => ({
  home: `home ${district}`,
  district,
  beds: 120,
  openedOn: '2023-05-01',
  closedOn: null,
})

const grantIn = (district: string, paidOn: string, number: number): AnyRecord => ({
  person: createHash('sha256').update(`${district} ${number}`).digest('hex').slice(0, 32),
  district,
  kind: number % 2 === 0 ? 'urgent' : 'support',
  paidOn,
})

/** Recomputes all that is dirty. */
export async function settle(store: Store): Promise<void> {
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
}

const until = new Date(Date.now() + 300 * 86_400_000)

/** A security administrator, an officer of each county, a reviewer and a city officer; also of another city. */
export async function staff(
  { access }: Store,
  { city: root, counties: below }: { readonly city: string; readonly counties: readonly string[] } = { city, counties },
): Promise<void> {
  await access.grant({ actor: 'security-1', role: 'security-administrator', district: root, until, by: null })
  for (const county of below)
    await access.grant({ actor: `${county}-1`, role: 'county-officer', district: county, until, by: 'security-1' })
  await access.grant({ actor: 'review-1', role: 'reviewer', district: root, until, by: 'security-1' })
  await access.grant({ actor: 'city-1', role: 'city-officer', district: root, until, by: 'security-1' })
}

/** Submits, reviews and locks a month, of the given districts only. */
export async function lockMonth(
  store: Store,
  month: Month,
  of: readonly string[] = [city, ...counties],
  root = city,
): Promise<void> {
  for (const district of of) {
    await store.months.submit({ month, district, by: district === root ? 'city-1' : `${district}-1` })
    await store.months.review({ month, district, by: 'review-1' })
    await store.months.lock({ month, district, by: 'city-1' })
  }
}

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('worker: releases are not tested on PostgreSQL, because DATABASE_URL is not set.')
const opened: Database[] = []
let embedded: Promise<Database> | undefined
const schema = (): string => `test_${randomBytes(6).toString('hex')}`

/** The databases of the tests: PGlite in memory, and PostgreSQL if DATABASE_URL is set; each test has its own schema. */
export const databases: readonly { readonly name: string; readonly open: () => Promise<Database> }[] = [
  {
    name: 'PGlite',
    open: async () => {
      embedded ??= openDatabase({})
      return { ...(await embedded), schema: schema(), close: async () => {} }
    },
  },
  ...(url === undefined
    ? []
    : [
        {
          name: 'PostgreSQL',
          open: async () => {
            const database = await openDatabase({ url, schema: schema() })
            opened.push(database)
            return database
          },
        },
      ]),
]

afterAll(async () => {
  await (await embedded)?.close()
  for (const database of opened) {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    await database.close()
  }
}, 60_000)

/** The invented city in a new schema, with its staff, and these months landed; none is submitted. */
export async function newCity(
  open: () => Promise<Database>,
  months: readonly Month[],
): Promise<{ readonly store: Store; readonly database: Database }> {
  const database = await open()
  const store = await createStore(database, invented.catalogue)
  await staff(store)
  for (const month of months) await landMonth(store, month)
  return { store, database }
}
