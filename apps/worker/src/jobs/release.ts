import { AccessError, MonthError } from '@minzheng/access'
import { NotProtectedError } from '@minzheng/disclosure'
import type { Deployment } from '@minzheng/plan'
import { RejectedJobError } from '@minzheng/queue'
import { ReleaseError, type Store } from '@minzheng/store'
import { makeRelease, type OnReleaseProgress, type ReleaseStage } from '../release/make-release.js'
import type { Handler } from './handler.js'

const stages: readonly ReleaseStage[] = ['earlier', 'figures', 'control', 'saving']

/** Progress of a release in hundredths of its stages. */
export function releaseProgress(onProgress: (done: number, all: number) => void): OnReleaseProgress {
  return (stage, done, all) =>
    onProgress(stages.indexOf(stage) * 100 + Math.floor((100 * done) / Math.max(all, 1)), stages.length * 100)
}

/**
 * Releases a month. A job that runs a second time finds its release, and does nothing. If the release was revised since, or
 * data of its months changed, the month must be released again, which is refused unless the job says what it revises.
 */
export function releaseHandler(store: Store, deployment: Deployment): Handler<'release'> {
  return async ({ month, by, notes, revises }, { progress }) => {
    const made = (await store.releases.list()).findLast(({ period }) => period === month)
    if (
      made !== undefined &&
      made.by === by &&
      made.predecessor === (revises?.number ?? null) &&
      (await store.months.states()).every(
        (each) => each.month.slice(0, 4) !== month.slice(0, 4) || each.month > month || each.state === 'released',
      )
    ) {
      const { number, head, hidden, figures } = made
      return { outcome: 'superseded', release: number, head, figures: figures.count, hidden }
    }
    const asked = {
      month,
      by,
      ...(notes === undefined ? {} : { notes }),
      ...(revises === undefined ? {} : { revises }),
    }
    const { release } = await makeRelease(store, deployment, asked, releaseProgress(progress)).catch(
      (error: unknown) => {
        throw isRefusal(error) ? new RejectedJobError([error.message]) : error
      },
    )
    const { number, head, hidden, figures } = release
    return { outcome: 'done', release: number, head, figures: figures.count, hidden }
  }
}

function isRefusal(error: unknown): error is Error {
  return [ReleaseError, AccessError, MonthError, NotProtectedError].some((refusal) => error instanceof refusal)
}
