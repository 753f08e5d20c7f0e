import { step } from '../terminal/progress.js'
import type { Session } from '../session/session.js'
import { UsageError } from '../terminal/usage-error.js'

/** Queues what is dirty and works until the queue is empty. */
export async function recomputeAll(session: Session): Promise<void> {
  const shown = step('重算 recompute')
  const summary = await session.recomputeAll(({ cells, allCells, jobs }) =>
    shown.update(cells, Math.max(allCells, 1), `${jobs} 个作业 jobs`),
  )
  shown.done(
    summary.jobs === 0
      ? '无变化 nothing is dirty'
      : `${summary.jobs} 个作业 jobs, ${summary.cells.toLocaleString('en-US')} 个单元 cells, ${summary.changed.toLocaleString('en-US')} 项汇总数变动 sums moved`,
  )
  if (summary.failed > 0) throw new UsageError(`${summary.failed} job(s) failed for good; their districts stay dirty`)
}
