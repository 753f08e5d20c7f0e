import { unitFacts, type Catalogue, type Observation } from '@minzheng/core'
import { RequestError } from '../base/problem.js'

/** The most cells of one answer: the format has a place for each combination. */
const mostCells = 200_000

const dimensions = ['indicator', 'variant', 'part', 'district', 'period'] as const

/**
 * Figures as a dataset of JSON-stat 2.0: a value and a status (SDMX CL_OBS_STATUS) for each combination of indicator,
 * variant, part, district and period; null and no status where there is no figure. A hidden figure is null with status Q.
 */
export function jsonStat(
  { indicators, districts }: Pick<Catalogue, 'indicators' | 'districts'>,
  figures: readonly Observation[],
  { label, updated }: { readonly label: string; readonly updated: string | undefined },
): object {
  const categories = dimensions.map((name) => [...new Set(figures.map((each) => each[name] ?? '_T'))])
  const size = categories.map((each) => each.length)
  const cells = size.reduce((product, each) => product * each, 1)
  if (cells > mostCells)
    throw new RequestError('too-large', {
      zh: `JSON-stat 最多 ${mostCells} 格，请缩小范围，或用 JSON、CSV`,
      en: `the answer must have ${mostCells} cells at most as JSON-stat, got ${cells}; ask for less, or for JSON or CSV`,
    })
  const places = categories.map((each) => new Map(each.map((id, place) => [id, place])))
  const value: (number | null)[] = Array.from({ length: cells }, () => null)
  const status: Record<string, string> = {}
  for (const figure of figures) {
    const at = dimensions.reduce(
      (sum, name, index) => sum * size[index]! + places[index]!.get(figure[name] ?? '_T')!,
      0,
    )
    value[at] = figure.value
    status[at] = figure.status
  }
  const variantNames = new Map([...indicators.values()].flatMap((each) => Object.entries(each.variantNames)))
  const labels: Readonly<Record<(typeof dimensions)[number], (id: string) => string>> = {
    indicator: (id) => `${indicators.get(id)!.name.zh} ${indicators.get(id)!.name.en}`,
    variant: (id) => {
      const name = variantNames.get(id)
      return name === undefined ? id : `${name.zh} ${name.en}`
    },
    part: (id) => (id === '_T' ? '合计 total' : id),
    district: (id) => (districts.has(id) ? districts.get(id).name : id),
    period: (id) => id,
  }
  const titles = {
    indicator: '指标 indicator',
    variant: '口径 variant',
    part: '分类 category',
    district: '地区 district',
    period: '时期 period',
  }
  return {
    version: '2.0',
    class: 'dataset',
    label,
    ...(updated === undefined ? {} : { updated }),
    id: dimensions,
    size,
    role: { metric: ['indicator'], geo: ['district'], time: ['period'] },
    dimension: Object.fromEntries(
      dimensions.map((name, index) => [
        name,
        {
          label: titles[name],
          category: {
            index: categories[index]!,
            label: Object.fromEntries(categories[index]!.map((id) => [id, labels[name](id)])),
            ...(name === 'indicator'
              ? { unit: Object.fromEntries(categories[index]!.map((id) => [id, unitOf(indicators, id)])) }
              : {}),
          },
        },
      ]),
    ),
    value,
    status,
  }
}

function unitOf(indicators: Catalogue['indicators'], id: string): object {
  const { unit } = indicators.get(id)!
  const { zh, en } = unitFacts(unit)
  return { label: `${zh} ${en}`.trim() }
}
