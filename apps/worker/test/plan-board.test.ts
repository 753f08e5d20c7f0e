import { describe, expect, it } from 'vitest'
import { evaluate, type Return } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import { monthsOf } from '@minzheng/core/periods'
import { huzhou, huzhou2024, huzhouCatalogue } from '@minzheng/huzhou'
import type { Store } from '@minzheng/store'
import { readBoardInput } from '../src/index.js'

/** A register that one target uses. Once it is returned, an empty register counts as zero. */
const target = huzhou2024.targets.find(({ indicator, period }) => {
  const { time, variants } = huzhouCatalogue.indicator(indicator)
  return time === 'stock' && period === '2024' && Object.values(variants)[0]!.kind === 'total'
})!
const indicator = huzhouCatalogue.indicator(target.indicator)
const datasets = [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))]
const another = [...huzhouCatalogue.datasets.keys()].find((name) => !datasets.includes(name))!
const returnOf = (dataset: string, month: string): Return => ({ dataset, district: '330500', month })

/** A store over figures in memory; `asked` collects the months that the board reads. */
function keeping(returns: readonly Return[], asked: string[] = []): Pick<Store, 'returnedMonths' | 'figures'> {
  const { source } = evaluate(huzhouCatalogue, {}, returns)
  const refuse = (): never => {
    throw new Error('the board must read a source only')
  }
  return {
    returnedMonths: async () => source.returns.months,
    figures: {
      read: refuse,
      stream: refuse,
      source: async ({ periods }) => {
        asked.push(...periods.flatMap(monthsOf))
        return source
      },
    },
  }
}

async function shown(returns: readonly Return[], upTo?: string) {
  const { observation } = await readBoardInput(keeping(returns), huzhou, upTo === undefined ? {} : { upTo })
  const found = observation(
    indicator.id,
    '330500',
    indicator.defaultVariant,
    upTo === undefined ? '2024' : `2024-01/${upTo}`,
    null,
  )
  return [found?.status, found?.value]
}

describe('the board up to a month', () => {
  const january = datasets.map((dataset) => returnOf(dataset, '2024-01'))

  it('shows the stored figures of months with a return, and nothing of months without one', async () => {
    expect(await shown(january)).toEqual(['P', 0])
    expect(await shown(january, '2024-01')).toEqual(['A', 0])
    // February has no return: the figure is that of January, and the period has not ended.
    expect(await shown(january, '2024-02')).toEqual(['P', 0])
    const february = [...january, returnOf(another, '2024-02')]
    expect(await shown(february)).toEqual(['L', null])
    expect(await shown(february, '2024-02')).toEqual(['L', null])
    expect(await shown(february, '2024-01')).toEqual(['A', 0])
  })

  it('reads stocks at the end of the previous year', async () => {
    const asked: string[] = []
    await readBoardInput(
      keeping([...['2022-12', '2023-05', '2023-12'].map((month) => returnOf(another, month)), ...january], asked),
      huzhou,
      { upTo: '2024-01' },
    )
    expect(asked).toContain('2023-12')
  })
})
