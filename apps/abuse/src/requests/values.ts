import * as fc from 'fast-check'
import { city, other, own } from '../city/accounts.js'
import { personal } from '../city/planted.js'

/** Draws values; the same seed draws the same ones. */
export type Draw = fc.GeneratorValue

/** A yes with some chance in a hundred. */
export const chance = (draw: Draw, inHundred: number): boolean => draw(fc.integer, { min: 0, max: 99 }) < inHundred
/** One of some. */
export const oneOf = <T>(draw: Draw, from: readonly T[]): T => from[draw(fc.nat, { max: from.length - 1 })]!

/** Values that a service understands, by the name of what has them. */
const understood: Readonly<Record<string, readonly string[]>> = {
  indicator: ['elderly-care.new-meal-sites', 'elderly-care.new-beds', 'child-welfare.children-in-difficulty'],
  district: [city, own, other, `${own}001`, '330521'],
  within: [city, own, other],
  office: [own, other, city],
  level: ['county', 'township', 'county,city'],
  period: ['2024', '2024-05', '2024-Q1', '2024-01/2024-05', '2023'],
  month: ['2024-05', '2024-12', '2025-01'],
  through: ['2024-12', '2024-05'],
  variant: ['standard', 'any'],
  part: ['*', 'sex=female', 'age=80+'],
  audience: ['internal', 'shared', 'public'],
  release: ['1', '2'],
  plan: ['huzhou-2024', 'huzhou-2025'],
  item: ['1', '7'],
  domain: ['elderly-care', 'assistance'],
  dataset: ['meal-sites', 'elderly-institutions', 'caregivers'],
  asOf: ['1', '4', '2024-12-31', '2026-03-01T08:00:00+08:00'],
  from: ['1', '2024-01-01'],
  to: ['4', '2027-01-01'],
  updatedAfter: ['2024-01-01T00:00:00Z'],
  until: ['2027-01-01T00:00:00Z', '2026-12-01T00:00:00+08:00'],
  format: ['json', 'csv', 'jsonl', 'json-stat', 'sdmx-json', 'sdmx-csv'],
  limit: ['1', '20', '1000'],
  type: ['dataflow', 'codelist', '*', 'datastructure'],
  context: ['dataflow', 'datastructure', '*'],
  agency: ['MINZHENG', '*'],
  resource: ['CIVIL_AFFAIRS', '*'],
  version: ['1.0.0', '*', '+'],
  key: [`*.*._T.${own}`, `elderly-care_new-meal-sites.standard._T.${other}`, '*'],
  component: ['*', 'REF_AREA', 'TIME_PERIOD'],
  purpose: ['核查'],
  reason: ['录入错误', '漏报'],
  why: ['更正'],
  words: ['漏报', '按文件要求统计'],
  actor: ['wuxing-1', 'city-1', 'nobody-1'],
  kind: ['correct', 'delete', 'rekey', 'act'],
  person: [personal.number],
  toPerson: [personal.number],
  'dry-run': ['true', 'false'],
  job: ['true', 'false'],
  entry: ['1', '5'],
  after: ['0', '3'],
  // Not those of the other county: the bureau may withdraw them, and with them what is planted.
  source: ['1', '3', '1,2,3,4,5'],
  rule: ['behind-pace', 'returns-overdue'],
  itself: ['true', 'false'],
  ended: ['true', 'false'],
  overdue: ['true', 'false'],
  state: ['open', 'answered'],
  // Places in a list: a number, a refused row, a figure.
  cursor: [[3], [1], [2, null, 3, 1], ['elderly-care.new-beds', 'standard', null, other, '2024', null]].map((place) =>
    Buffer.from(JSON.stringify(place)).toString('base64url'),
  ),
  'c[REF_AREA]': [own, `${own},${other}`],
  'c[TIME_PERIOD]': ['ge:2024-01+le:2024-06', '2024-A1'],
  'c[INDICATOR]': ['elderly-care_new-meal-sites', 'co:meal'],
}

/** Values that break programs: names of every object, texts that no database keeps, paths, numbers and times out of range. */
const hostile: readonly string[] = [
  ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '__proto__=x', 'x=__proto__'],
  ['\0', 'a\0b', '\ud800', '\udfffa', '\ufeff', '\u202e', '\r\nSet-Cookie: minzheng=x', '\u2028'],
  ['..', '../../etc/passwd', '..%2f..%2f', '%2e%2e%2f', '%252e%252e%252f', '..\\..\\', '%00', '%', '%E0%A4%A'],
  ['-1', '0', '00', '1e309', 'NaN', 'Infinity', '2147483648', '999999999', '99999999999999999999', '0x10', '1.5'],
  ['0000-00', '9999-12', '10000-01', '2024-13', '2024-02-30', '999999', '1900-01-01', '9999-12-31', '0001-01-01'],
  ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00+14:00'],
  [
    '',
    ' ',
    ',',
    ',,,,',
    '*',
    '+',
    '~',
    '.',
    '....',
    "' or 1=1 --",
    '"; drop table source; --',
    '$1',
    '{{7*7}}',
    '${7*7}',
  ],
  ['<script>alert(1)</script>', 'javascript:alert(1)', 'http://169.254.169.254/', 'file:///etc/passwd', 'null', '[]'],
  [personal.name, personal.number, personal.phone, personal.address],
  ['a'.repeat(300), '9'.repeat(2000), `${'330502,'.repeat(600)}330502`, 'ge:2024+'.repeat(400), '*.'.repeat(50)],
].flat()

/** A value that should not be understood; some have the canary of the request. */
export function hostileValue(draw: Draw, canary: string): string {
  if (chance(draw, 25)) return canary
  if (chance(draw, 15)) return `${oneOf(draw, hostile).slice(0, 100)}${canary}`
  if (chance(draw, 20)) return draw(fc.string, { unit: 'binary', maxLength: 60 })
  return oneOf(draw, hostile)
}

/** With what requests are made. */
export interface Making {
  readonly draw: Draw
  /** A word that nothing else has. */
  readonly canary: string
  /** How many values in a hundred are hostile: few, so that some get past every check, or many. */
  readonly hostility: number
}

/** A value of a name that is understood, if there is one, and often a little wrong. */
export function valueOf({ draw, canary, hostility }: Making, name: string): string {
  const known = Object.hasOwn(understood, name) ? understood[name]! : ['1', '2']
  if (chance(draw, hostility)) return hostileValue(draw, canary)
  const value = oneOf(draw, known)
  if (!chance(draw, hostility / 2)) return value
  const at = draw(fc.nat, { max: value.length })
  return `${value.slice(0, at)}${hostileValue(draw, canary).slice(0, 200)}${value.slice(at)}`
}
