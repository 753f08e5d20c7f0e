import { statusWords } from '@minzheng/core/assessment'
import { whatIf as askWhatIf, type BoardRow, type TargetChange } from '@minzheng/plan'
import { readBoardInput } from '@minzheng/worker'
import { indicatorOf } from '../options/indicator-of.js'
import type { Session } from '../session/session.js'
import { colours, printText } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface WhatIfOptions {
  readonly target?: string
  readonly variant?: string
  readonly upTo?: string
  readonly year?: number
}

/** Shows how another target or variant would change the board; stores and changes nothing. */
export async function whatIf(
  session: Session,
  id: string,
  { target, variant, ...asked }: WhatIfOptions,
): Promise<void> {
  if (target === undefined && variant === undefined)
    throw new UsageError('at least one of --target NUMBER and --variant NAME must be given')
  const [, value, high] = /^(-?\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(target ?? '') ?? []
  if (target !== undefined && value === undefined)
    throw new UsageError(`--target must be a number, or a range such as 4-5, got "${target}"`)
  const change: TargetChange = {
    indicator: indicatorOf(session.deployment.catalogue, id).id,
    ...(value === undefined ? {} : { value: Number(value) }),
    ...(high === undefined ? {} : { high: Number(high) }),
    ...(variant === undefined ? {} : { variant }),
  }
  const { before, differing } = askWhatIf(await readBoardInput(session.store, session.deployment, asked), [change])
  if (differing.length === 0) printText('没有变化 nothing would change\n')
  const names = new Map(before.districts.map(({ code, name }) => [code, name]))
  for (const row of differing) {
    const shown = row.after ?? row.before
    if (shown === undefined) continue
    printText(
      `${colours.bold(`${shown.item}. ${shown.name.zh}  ${shown.name.en}`)}${shown.scope === undefined ? '' : `（${shown.scope.zh} ${shown.scope.en}）`}\n`,
    )
    for (const [code, name] of names) {
      const [was, would] = [stateOf(row.before, code), stateOf(row.after, code)]
      if (was !== '' || would !== '')
        printText(`  ${name}  ${was} → ${was === would ? colours.dim('same') : colours.bold(would)}\n`)
    }
  }
}

function stateOf(row: BoardRow | undefined, district: string): string {
  const cell = row?.cells.find((each) => each.district === district)
  if (row === undefined || cell === undefined) return ''
  const status =
    cell.assessment === null
      ? ''
      : ` ${statusWords[cell.assessment.status].symbol}${statusWords[cell.assessment.status].zh}`
  const unit = row.unit.zh === '阶段' ? '' : ` ${row.unit.zh}`
  return `${cell.shown.zh}${unit} (${row.variant})${cell.target === null ? '' : ` / ${cell.target.shown.zh}${unit}`}${status}`
}
