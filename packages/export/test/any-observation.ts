import * as fc from 'fast-check'
import { unitFacts, type Observation, type Unit } from '@minzheng/core'
import { formulaOf, categoriesOf } from '@minzheng/core/evaluation'
import { huzhouCatalogue } from '@minzheng/huzhou'

const indicators = [...huzhouCatalogue.indicators.values()]
const places = huzhouCatalogue.districts.all.map(({ code }) => code)
const periods = [
  '2024',
  '2024-S1',
  '2024-Q3',
  '2024-05',
  '2024-05-17',
  '2024-01/2024-05',
  '2024-01-01/2024-05-17',
  '2023-12',
]

type Figure = Pick<Observation, 'numerator' | 'denominator' | 'value' | 'status' | 'reason'>

const anyValue = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)

const known: fc.Arbitrary<Figure> = fc.record({
  numerator: fc.option(fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 })),
  denominator: fc.option(fc.nat()),
  value: anyValue,
  status: fc.constantFrom<Observation['status'][]>('A', 'P', 'E', 'F'),
  reason: fc.constantFrom<Observation['reason'][]>(null, 'period-open', 'returns-due', 'returned-as-estimate'),
})
const missing = fc.constantFrom<Figure[]>(
  { numerator: null, denominator: null, value: null, status: 'L', reason: 'not-returned' },
  { numerator: null, denominator: null, value: null, status: 'M', reason: 'zero-denominator' },
  { numerator: null, denominator: null, value: null, status: 'O', reason: 'no-base' },
  { numerator: null, denominator: null, value: null, status: 'Q', reason: 'suppressed' },
)

/** Any observation that the plan's catalogue could have, known or missing. */
const anyObservation: fc.Arbitrary<Observation> = fc.constantFrom(...indicators).chain((indicator) =>
  fc.constantFrom(...Object.keys(indicator.variants)).chain((variant) =>
    fc
      .record({
        part: fc.constantFrom(
          null,
          ...categoriesOf(indicator).filter((part) => formulaOf(indicator, variant, part) !== undefined),
        ),
        district: fc.constantFrom(...places),
        period: fc.constantFrom(...periods),
        figure: fc.oneof(known, missing),
        received: fc.nat(2000),
        expected: fc.nat(2000),
        revision: fc.option(fc.integer({ min: 1, max: 4_102_444_800_000 })),
      })

      .map(({ figure, ...rest }): Observation => ({
        indicator: indicator.id,
        variant,
        ...rest,
        ...figure,
        asOf: '2024-05-31',
        version: indicator.version,
      })),
  ),
)

/** Some of them, each figure once. */
export const anyObservations: fc.Arbitrary<readonly Observation[]> = fc.uniqueArray(anyObservation, {
  maxLength: 40,
  selector: ({ indicator, variant, part, district, period }) => [indicator, variant, part, district, period].join(' '),
})

/** An observation as it is expected in a file. */
export type Expected = Observation & {
  readonly numeratorUnit: string | null
  readonly denominatorUnit: string | null
}

/**
 * The expected figures of an export: money, which the records hold in fen, in the unit of the value, and the unit of
 * each part. Derived here from the definitions alone.
 */
export function inShownUnits(observation: Observation): Expected {
  const { unit } = huzhouCatalogue.indicator(observation.indicator)
  const formula = formulaOf(huzhouCatalogue.indicator(observation.indicator), observation.variant, observation.part)!
  const unitOf = (of: unknown): string | null => (of as { unit?: string } | undefined)?.unit ?? null
  const inner = (formula.kind === 'change' ? formula.of : formula) as {
    kind: string
    amount?: unknown
    measure?: unknown
    numerator?: unknown
  }
  const above =
    inner.kind === 'coverage'
      ? 'district'
      : ['total', 'level', 'ratio'].includes(inner.kind)
        ? unitOf(inner.amount ?? inner.measure ?? inner.numerator)
        : null
  // A change has one kind of unit; in a ratio the numerator, or both, may be money.
  const below =
    formula.kind === 'change' || formula.kind === 'coverage'
      ? above
      : formula.kind === 'ratio'
        ? unitOf(formula.denominator)
        : null
  // A value that is a multiple of an amount (a month's standard times 12) is not in its unit.
  const isAmount = formula.kind === 'total' || (formula.kind === 'level' && formula.times === 1)
  const isDifference = formula.kind === 'change' && formula.as === 'difference'
  const shownAs = (recorded: string | null): string | null =>
    recorded !== 'fen' ? recorded : isAmount || isDifference || unit === '10k-yuan' ? unit : 'yuan'
  const size = unit === '10k-yuan' ? 1_000_000 : 100
  const divided = (value: number | null, recorded: string | null): number | null =>
    value === null || recorded !== 'fen' ? value : value / size
  const { numerator, denominator } = observation
  return {
    ...observation,
    numerator: divided(numerator, above),
    numeratorUnit: numerator === null ? null : shownAs(above),
    denominator: divided(denominator, below),
    denominatorUnit: denominator === null ? null : shownAs(below),
  }
}

/** The expected observation with the Chinese names of its units, which tables contain. */
export function inTable(observation: Observation): Expected {
  const expected = inShownUnits(observation)
  const words = (unit: string | null): string | null => (unit === null ? null : unitFacts(unit as Unit).zh)
  return {
    ...expected,
    numeratorUnit: words(expected.numeratorUnit),
    denominatorUnit: words(expected.denominatorUnit),
  }
}

/** The text of a file that is written in pieces. */
export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
