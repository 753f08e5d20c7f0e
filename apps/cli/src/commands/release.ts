import { makeRelease, type MadeRelease, type ReleaseStage } from '@minzheng/worker'
import { monthOption } from '../options/act-options.js'
import type { Session } from '../session/session.js'
import { colours, print, shown } from '../terminal/output.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'
import { numberOf, restatedLines, ruleLines } from './releases.js'

/** Who releases a month, and what it revises. */
export interface ReleaseOptions {
  readonly by: string
  readonly notes?: string
  readonly revises?: string
  readonly why?: string
}

const stageWords: Readonly<Record<ReleaseStage, string>> = {
  earlier: '读入此前的发布 earlier releases',
  figures: '读取指标数 figures',
  control: '披露控制 disclosure control',
  saving: '冻结并入链 freezing',
}

/** Releases a month (发布) and prints what is published, what is not, and the head of the chain. */
export async function release(
  session: Session,
  given: string,
  { by, notes, revises, why }: ReleaseOptions,
): Promise<void> {
  if ((revises === undefined) !== (why === undefined))
    throw new UsageError('修订须同时写明 --revises 与 --why: --revises must be used with --why')
  const month = monthOption('month', given)
  let current: { readonly stage: ReleaseStage; readonly progress: ReturnType<typeof step> } | undefined
  const made = await makeRelease(
    session.store,
    session.deployment,
    {
      month,
      by,
      ...(notes === undefined ? {} : { notes }),
      ...(revises === undefined ? {} : { revises: { number: numberOf(revises, '--revises'), why: why! } }),
    },
    (stage, done, all) => {
      if (current?.stage !== stage) {
        current?.progress.done('')
        current = { stage, progress: step(stageWords[stage]) }
      }
      current.progress.update(done, all)
    },
  )
  current?.progress.done('')
  print(summaryOf(made))
}

/** Some lines about a release that was made. */
function summaryOf({ release: made, audit, withheldKinds, kinds }: MadeRelease): string {
  const { number, plan, period, predecessor, why, figures, head, seq } = made
  const { shown: open, small, complement, derived, withheld } = audit.figures
  return [
    `${colours.green('✓')} ${colours.bold(`第${number}号发布 release #${number}`)} ${plan === null ? '' : shown(plan)} ${period}`,
    ...(predecessor === null ? [] : [`  修订第${predecessor}号 revises #${predecessor}: ${shown(why!)}`]),
    `  数 figures ${figures.count}: 公布 shown ${open}；不公布 hidden: 低于阈值 small ${small}，补充隐藏 complement ${complement}，连带隐藏 derived ${derived}，方案不公布 withheld ${withheld}`,
    ...ruleLines(made),
    `  公布方案 publication plan: ${kinds} 类 kinds，其中不公布 not published ${withheldKinds}`,
    `  低于阈值的计数 small counts ${audit.small}: 已证明无法推出 proved ${audit.proved}，仅两种可能 two values ${audit.narrowed}，此前发布已能推出 told by earlier releases ${audit.toldBefore}`,
    ...(audit.differencesTold === 0
      ? []
      : [
          colours.yellow(
            `  某单位可推出其余单位合计的小数 small rests that an office can tell: ${audit.differencesTold} / ${audit.differences}`,
          ),
        ]),
    ...audit.plannedHidden
      .slice(0, 10)
      .map(({ indicator, period: of }) =>
        colours.yellow(`  计划指标不公布 a planned figure is not published: ${indicator} ${of}`),
      ),
    ...restatedLines(made),
    `  链头 head (第 ${seq} 条 entry): ${head}`,
    '  请把链头另存他处，日后据此证明未被改动 keep the head elsewhere: it proves later that nothing was changed',
    `  公开 publish:  minzheng report --audience public --release ${number} --html FILE`,
    `                 minzheng export FILE --audience public --release ${number}`,
  ].join('\n')
}
