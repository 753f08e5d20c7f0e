import type { AnyRecord, PopulationBase } from '@minzheng/core'
import { apportionTarget } from '@minzheng/core/assessment'
import type { CountyFigures } from '../base/calibration.js'
import { spread, type Village } from '../base/villages.js'

const countedOn = '2023-12-31'

/** Age bands with their share of each base in per cent, and the share of men in them. */
const bands: readonly {
  readonly from: number
  readonly to: number
  readonly share: Readonly<Record<PopulationBase, number>>
  readonly men: number
}[] = [
  { from: 0, to: 5, share: { registered: 4.0, resident: 4.6 }, men: 0.523 },
  { from: 6, to: 15, share: { registered: 8.6, resident: 8.1 }, men: 0.524 },
  { from: 16, to: 17, share: { registered: 1.7, resident: 1.7 }, men: 0.522 },
  { from: 18, to: 34, share: { registered: 16.7, resident: 22.4 }, men: 0.53 },
  { from: 35, to: 59, share: { registered: 39.0, resident: 40.0 }, men: 0.512 },
  { from: 60, to: 64, share: { registered: 7.4, resident: 6.1 }, men: 0.499 },
  { from: 65, to: 69, share: { registered: 7.6, resident: 5.9 }, men: 0.492 },
  { from: 70, to: 79, share: { registered: 9.9, resident: 7.6 }, men: 0.485 },
  { from: 80, to: 89, share: { registered: 4.1, resident: 2.9 }, men: 0.444 },
  { from: 90, to: 99, share: { registered: 0.98, resident: 0.67 }, men: 0.38 },
  { from: 100, to: 120, share: { registered: 0.015, resident: 0.012 }, men: 0.27 },
]

/** Counts by village, base, sex and age band at the end of 2023; they add up to the county's figures exactly. */
export function populationOf(county: CountyFigures, villages: readonly Village[]): AnyRecord[] {
  return (['registered', 'resident'] as const).flatMap((base) => {
    const { all, older } = county.population[base]
    const persons = spread(all, villages, (village) => village[base])
    const aged = spread(older, villages, (village) => village[base] * village.ageing)
    return villages.flatMap(({ code }) => {
      const old = Math.min(aged.get(code)!, persons.get(code)!)
      return [...cells(code, base, persons.get(code)! - old, 0, 60), ...cells(code, base, old, 60, 200)]
    })
  })
}

/** Distributes the persons of a village over the bands that begin in a range, and over the sexes. */
function cells(district: string, base: PopulationBase, persons: number, from: number, until: number): AnyRecord[] {
  const weights = bands
    .filter((band) => band.from >= from && band.from < until)
    .flatMap((band) => [
      { band, sex: 'male', weight: band.share[base] * band.men },
      { band, sex: 'female', weight: band.share[base] * (1 - band.men) },
    ])
  const parts = apportionTarget(
    persons,
    new Map(weights.map(({ band, sex, weight }) => [`${band.from} ${sex}`, weight])),
  )
  return weights.map(({ band, sex }) => ({
    district,
    countedOn,
    base,
    sex,
    ageFrom: band.from,
    ageTo: band.to,
    persons: parts.get(`${band.from} ${sex}`)!,
  }))
}
