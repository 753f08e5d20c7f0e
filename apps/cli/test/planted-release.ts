// A release with figures of every indicator, some of them hidden. The numbers behind the hidden ones follow from a seed,
// all others do not.
import { createHash } from 'node:crypto'
import type { Observation } from '@minzheng/core'
import { categoriesOf, hasFigure } from '@minzheng/core/evaluation'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import type { ReleasedFigure } from '@minzheng/release'

export const meals = 'elderly-care.new-meal-sites'
export const carers = 'elderly-care.certified-caregivers-per-10k-elderly'
const places = ['330500', '330502', '330503', '330521', '330522', '330523'] as const
const [, , nanxun] = places
export const [city, wuxing, , , changxing] = places
const periods = ['2024', '2024-12', '2024-11', '2024-01/2024-11', '2024-Q3', '2024-S1', '2023', '2023-12']

function hashOf(...key: readonly (string | number | null)[]): number {
  return createHash('sha256').update(JSON.stringify(key)).digest().readUInt32LE(0)
}

type Key = Pick<Observation, 'indicator' | 'district' | 'variant' | 'period' | 'part'>

/** The count below the threshold, the one that protects it, a base of comparisons, and one in five of all others. */
function markOf({ indicator, district, variant, period, part }: Key): ReleasedFigure['disclosure'] {
  if (indicator === meals && district === wuxing) return 'small'
  if (indicator === meals && district === nanxun) return 'complement'
  if (indicator === carers && district === changxing && period.startsWith('2023')) return 'derived'
  if (indicator === meals || indicator === carers) return 'shown'
  const turn = hashOf(indicator, district, variant, period, part, 'mark') % 20
  return (['small', 'complement', 'derived', 'withheld'] as const)[turn] ?? 'shown'
}

/** The figures of a release. The planted small count is `small`; the numbers of other hidden figures have nine digits. */
export function plantedRelease(seed: number, small: number): readonly ReleasedFigure[] {
  return [...huzhouCatalogue.indicators.values()].flatMap((indicator) =>
    places
      .filter((code) => hasFigure(indicator, huzhouCatalogue.districts.get(code).level))
      .flatMap((district) =>
        periods.flatMap((period) =>
          Object.keys(indicator.variants).flatMap((variant) =>
            [null, ...(variant === indicator.defaultVariant ? categoriesOf(indicator) : [])].map((part) => {
              const key = { indicator: indicator.id, district, variant, period, part }
              const disclosure = markOf(key)
              return { observation: observationOf(key, disclosure === 'shown' ? null : seed, small), disclosure }
            }),
          ),
        ),
      ),
  )
}

function observationOf(key: Key, seed: number | null, small: number): Observation {
  const { indicator: id, district, variant, period, part } = key
  const indicator = huzhouCatalogue.indicator(id)
  const isPlanted = id === meals && district === wuxing
  const random = hashOf(id, district, variant, period, part, seed)
  const numerator = isPlanted ? small : seed === null ? random % 5000 : 700_000_000 + (random % 99_999_999)
  const denominator = seed === null ? 10_007 : 800_000_000 + (random % 99_999_989)
  const isRatio = indicator.unit !== 'stage' && !isPlanted && id !== meals
  return {
    ...key,
    numerator: indicator.unit === 'stage' ? null : numerator,
    denominator: isRatio ? denominator : null,
    value: indicator.unit === 'stage' ? random % 5 : isRatio ? numerator / denominator : numerator,
    status: 'A',
    reason: null,
    asOf: lastDay(parsePeriod(period)),
    received: 1,
    expected: 1,
    version: indicator.version,
    revision: seed === null ? 1 : 1 + (random % 1000),
  }
}
