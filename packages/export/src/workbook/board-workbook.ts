import { audienceWords, unitFacts, type Catalogue } from '@minzheng/core'
import { decimalsOf, reasonWords, statusWords } from '@minzheng/core/assessment'
import type { Board, BoardCell, BoardReaders } from '@minzheng/plan'
import type { FileHeader } from '../base/file-header.js'
import { tableWorkbook, type TableCell } from './table-workbook.js'

const basisWords: Readonly<Record<string, string>> = {
  explicit: '明确目标',
  implied: '隐含目标',
  assumed: '假定目标',
  derived: '分解参考',
}

/**
 * The board as one table, as the dashboard shows it: a promise in each row; of each district its figure, its target, its
 * state, and its pace in percentage points. A hidden figure is 不予公布, and has no state and no pace.
 */
export function boardWorkbook(
  catalogue: Pick<Catalogue, 'indicator'>,
  board: Board & BoardReaders,
  header: FileHeader,
): Promise<Uint8Array> {
  const { zh } = audienceWords[board.audience]
  const columns = [
    { title: '事项', width: 6 },
    { title: '指标', width: 40 },
    { title: '单位', width: 8 },
    { title: '依据', width: 10 },
    { title: '计划目标', width: 14 },
    ...board.districts.flatMap(({ name }) => [
      { upper: name, title: '数值', width: 12 },
      { upper: name, title: '目标', width: 12 },
      { upper: name, title: '状态', width: 10 },
      { upper: name, title: '与序时之差（百分点）', width: 11 },
    ]),
  ]
  const rows = board.rows.map((row): readonly TableCell[] => {
    const indicator = catalogue.indicator(row.indicator)
    const decimals = decimalsOf(indicator)
    const format = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`
    const scope = row.scope === undefined ? '' : ` · ${row.scope.zh}`
    const unit = indicator.unit === 'stage' ? '' : unitFacts(indicator.unit).zh
    const cells = board.districts.flatMap(({ code }): readonly TableCell[] => {
      const cell = row.cells.find(({ district }) => district === code)
      return cell === undefined ? [null, null, null, null] : cellsOf(cell, format, indicator.unit === 'stage')
    })
    return [row.item, `${row.name.zh}${scope}`, unit, basisWords[row.target.basis] ?? '', row.target.shown.zh, ...cells]
  })
  const facts = [
    ['计划', board.title.zh],
    ['截至', board.asOf],
    ['对象', board.release === null ? `${zh} 实时数` : `${zh} 第${board.release}号发布`],
    ['生成时间', header.prepared.toISOString()],
  ] as const
  return tableWorkbook(
    { title: `${board.title.zh} 目标与进度`, facts, columns, rows },
    { ...header, audience: board.audience },
  )
}

function cellsOf({ observation, shown, target, assessment }: BoardCell, format: string, isStage: boolean) {
  const isHidden = observation.reason === 'suppressed'
  const value: TableCell =
    observation.value === null
      ? observation.reason === null
        ? null
        : reasonWords[observation.reason].zh
      : isStage
        ? shown.zh
        : { number: Number(shown.zh.replaceAll(',', '')), format }
  const state = isHidden || assessment === null ? null : statusWords[assessment.status].zh
  const pace: TableCell =
    isHidden || assessment?.pace == null
      ? null
      : { number: Number(assessment.pace.toFixed(1)), format: '+0.0;-0.0;0.0' }
  return [value, target?.shown.zh ?? null, state, pace]
}
