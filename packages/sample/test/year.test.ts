import { evaluate, type AnyRecord, type Evaluation, type Return } from '@minzheng/core'
import { monthsOf, parsePeriod, yearsLater } from '@minzheng/core/periods'
import { identityNumberFault, isCreditCode, organisationKindOf } from '@minzheng/core/privacy'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { beforeAll, describe, expect, test } from 'vitest'
import { simulateCity } from '../src/any-city.js'
import type { Register } from '../src/year.js'

const counties = huzhouCatalogue.districts.atLevel('330500', 'county')
const registers: readonly Register[] = simulateCity(huzhouCatalogue, 2024, 2024).registers
const records: Record<string, AnyRecord[]> = {}
for (const { dataset, records: rows } of registers) (records[dataset] ??= []).push(...rows)
const rowsOf = (dataset: string): readonly AnyRecord[] => records[dataset]!

/** In place of pseudonyms: a value that distinguishes persons is enough to count them. */
const pseudonymOf = (number: unknown): string => Buffer.from(String(number)).toString('hex').slice(4, 36)
const bornOn = (number: unknown): string => String(number).replace(/^.{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')

const holders = [
  ['monitored-persons', 'person'],
  ['home-improvements', 'household'],
  ['children-in-difficulty', 'child'],
  ['caregivers', 'caregiver'],
] as const

test('every dataset of the catalogue is simulated, by every county', () => {
  expect(Object.keys(records).toSorted()).toEqual([...huzhouCatalogue.datasets.keys()].toSorted())
  for (const dataset of huzhouCatalogue.datasets.keys())
    for (const { code } of counties)
      expect(
        registers.some((register) => register.dataset === dataset && register.district === code),
        `${dataset} ${code}`,
      ).toBe(true)
})

test('every record fits its dataset once its identity number is a pseudonym, and every key is unique', () => {
  for (const [name, rows] of Object.entries(records)) {
    const dataset = huzhouCatalogue.dataset(name)
    const pseudonyms = Object.keys(dataset.facts).filter((field) => dataset.facts[field]!.kind === 'pseudonym')
    const keys = new Set<string>()
    // The large registers are made by one rule: some rows represent the others.
    const step = rows.length > 20_000 ? 23 : 1
    rows.forEach((row, index) => {
      keys.add(JSON.stringify(dataset.key.map((field) => row[field])))
      if (index % step !== 0) return
      const record = { ...row }
      for (const field of pseudonyms) record[field] = pseudonymOf(row[field])
      const parsed = dataset.schema.safeParse(record)
      expect(parsed.success, `${name} ${JSON.stringify(row)}`).toBe(true)
      expect(huzhouCatalogue.districts.has(String(row['district'])), `${name} ${String(row['district'])}`).toBe(true)
    })
    expect(keys.size, name).toBe(rows.length)
  }
})

describe('figures of the city at the end of 2024', () => {
  let evaluation: Evaluation
  beforeAll(() => {
    const months = monthsOf(parsePeriod('2024'))
    const returns = [...huzhouCatalogue.datasets.keys()].flatMap((dataset) =>
      ['330500', ...counties.map(({ code }) => code)].flatMap((district) =>
        months.map((month): Return => ({ dataset, district, month })),
      ),
    )
    // The rows of the sample are as offices send them: with identity numbers, which the import replaces with
    // pseudonyms.
    evaluation = evaluate(huzhouCatalogue, records, returns, { validate: false })
  }, 60_000)

  test.each([
    ['assistance.dibao-annual-standard', 14_040, 14_040],
    ['assistance.low-income-monitored-share', 5, 5.15],
    ['assistance.shanju-home-improved-households', 305, 320],
    ['assistance.shanju-appliance-households', 740, 799],
    ['assistance.mental-welfare-facility-completed', 3, 3],
    ['elderly-care.ageing-institution-reform-done', 2, 2],
    ['elderly-care.certified-caregivers-per-10k-elderly', 23.9, 24.49],
    ['elderly-care.new-fulltime-home-caregivers', 331, 331],
    ['elderly-care.dementia-beds-per-10k-elderly', 17, 17.4],
    ['elderly-care.kangyang-consortium-township-coverage', 83, 84],
    ['elderly-care.home-care-centres-built', 56, 56],
    ['elderly-care.new-meal-sites', 190, 190],
    ['elderly-care.meal-service-persontimes', 6_050_000, 6_190_000],
    ['charity.charitable-organisations', 103, 103],
    ['charity.charitable-trust-new-funds', 9_500_000, 9_700_000],
    ['child-welfare.guardianship-assessment-rate', 92, 94],
    ['governance.special-fund-inspection-coverage', 93, 97],
    ['registry.zombie-so-stock-treated-rate', 72, 74],
    ['registry.zombie-so-new-treated-rate', 66, 69],
    ['registry.so-4a-and-above', 150, 156],
    ['registry.community-foundations', 16, 16],
    ['registry.boundary-inspection-hanghu', 4, 4],
    ['registry.boundary-inspection-changan', 3, 3],
    ['registry.anji-beidashan-renovation', 3, 3],
  ])('%s is between %d and %d', (indicator, least, most) => {
    const { value } = evaluation.observe(indicator, '330500', '2024')
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  test.each([
    ['assistance.low-income-monitored-share', 5],
    ['elderly-care.certified-caregivers-per-10k-elderly', 24.5],
    ['elderly-care.dementia-beds-per-10k-elderly', 17],
    ['elderly-care.kangyang-consortium-township-coverage', 80],
    ['child-welfare.guardianship-assessment-rate', 100],
    ['governance.special-fund-inspection-coverage', 100],
    ['registry.zombie-so-stock-treated-rate', 70],
    ['registry.zombie-so-new-treated-rate', 70],
  ])('%s reaches %d in some counties and not in others', (indicator, target) => {
    const met = counties.filter(({ code }) => (evaluation.observe(indicator, code, '2024').value ?? 0) >= target).length
    expect(met).toBeGreaterThan(0)
    expect(met).toBeLessThan(counties.length)
  })
})

test('every identity number is valid, has an unassigned address code and occurs once', () => {
  const numbers = holders.flatMap(([dataset, field]) => rowsOf(dataset).map((row) => String(row[field])))
  expect(
    numbers.filter((number) => !number.startsWith('330599') || identityNumberFault(number, '2024-12-31') !== null),
  ).toEqual([])
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('nobody enters a register before birth, children are under 18, caregivers are not', () => {
  expect(rowsOf('monitored-persons').filter(({ person, enteredOn }) => String(enteredOn) < bornOn(person))).toEqual([])
  expect(
    rowsOf('children-in-difficulty').filter(
      ({ child, registeredOn, endedOn }) =>
        String(registeredOn) < bornOn(child) || yearsLater(bornOn(child), 18) < (endedOn ?? '2024-12-31'),
    ),
  ).toEqual([])
  expect(
    rowsOf('caregivers').filter(({ caregiver, startedOn }) => String(startedOn) < yearsLater(bornOn(caregiver), 18)),
  ).toEqual([])
})

test('nothing ends before it begins, and nothing happens after the year', () => {
  const spans = [
    ['monitored-persons', 'enteredOn', 'leftOn'],
    ['caregivers', 'startedOn', 'leftOn'],
    ['elderly-institutions', 'openedOn', 'closedOn'],
    ['kangyang-consortia', 'recognisedOn', 'endedOn'],
    ['home-care-centres', 'openedOn', 'closedOn'],
    ['meal-sites', 'openedOn', 'closedOn'],
    ['children-in-difficulty', 'registeredOn', 'endedOn'],
    ['charities', 'recognisedOn', 'endedOn'],
    ['social-organisations', 'registeredOn', 'cancelledOn'],
    ['zombie-organisations', 'listedOn', 'treatedOn'],
    ['special-funds', 'allocatedOn', 'closedOn'],
  ] as const
  for (const [dataset, from, to] of spans) {
    const wrong = rowsOf(dataset).filter((row) => {
      const [start, end] = [String(row[from]), row[to] === null ? null : String(row[to])]
      return start > '2024-12-31' || (end !== null && (end < start || end > '2024-12-31'))
    })
    expect(wrong, dataset).toEqual([])
  }
})

test('credit codes are valid, name their registrar, and belong to a registered organisation of that kind', () => {
  const organisations = new Map(rowsOf('social-organisations').map((row) => [row['creditCode'], row]))
  for (const { creditCode, district, kind } of organisations.values()) {
    expect(
      isCreditCode(String(creditCode)) &&
        String(creditCode).slice(2, 8) === district &&
        organisationKindOf(String(creditCode)) === kind,
      String(creditCode),
    ).toBe(true)
  }
  for (const dataset of ['charities', 'organisation-grades', 'zombie-organisations'])
    expect(
      rowsOf(dataset).filter(({ creditCode }) => !organisations.has(creditCode ?? null)),
      dataset,
    ).toEqual([])
})

test('every village has a population, and all of them the registered residents of the city', () => {
  const villages = new Map<unknown, number>()
  for (const { district, base, persons } of rowsOf('population'))
    if (base === 'registered') villages.set(district, (villages.get(district) ?? 0) + Number(persons))
  expect(villages.size).toBe(1301)
  expect(Math.min(...villages.values())).toBeGreaterThan(300)
  expect([...villages.values()].reduce((added, persons) => added + persons, 0)).toBe(2_690_000)
})

test('meals: about two hundred thousand reports, none from a site that is closed or over the Spring Festival', () => {
  const days = rowsOf('meal-days')
  const sites = new Map(rowsOf('meal-sites').map((row) => [row['site'], row]))
  expect(days.length).toBeGreaterThan(165_000)
  expect(days.length).toBeLessThan(205_000)
  const wrong = days.filter(({ site, district, servedOn }) => {
    const of = sites.get(site ?? null)
    const day = String(servedOn)
    return (
      of === undefined ||
      of['district'] !== district ||
      day < String(of['openedOn']) ||
      (of['closedOn'] !== null && day >= String(of['closedOn'])) ||
      (day >= '2024-02-09' && day <= '2024-02-17')
    )
  })
  expect(wrong.slice(0, 3)).toEqual([])
})
