import { AccessError } from '@minzheng/access'
import { NotProtectedError } from '@minzheng/disclosure'
import type { Deployment } from '@minzheng/plan'
import { RejectedJobError } from '@minzheng/queue'
import { ReleaseError, type Store } from '@minzheng/store'
import { makeRelease, type ReleaseStage } from '../release/make-release.js'
import type { Handler } from './handler.js'

const stages: readonly ReleaseStage[] = ['earlier', 'figures', 'control', 'saving']

/** Releases a month. A job that runs a second time finds the month released by the same account, and does nothing. */
export function releaseHandler(store: Store, deployment: Deployment): Handler<'release'> {
  return async ({ month, by, notes, revises }, { progress }) => {
    const last = (await store.releases.list()).findLast(({ period }) => period === month)
    const isMade =
      last !== undefined && last.by === by && (revises === undefined || last.predecessor === revises.number)
    if (isMade) {
      const { number, head, hidden, figures } = last
      return { outcome: 'superseded', release: number, head, figures: figures.count, hidden }
    }
    const asked = { month, by, ...(notes === undefined ? {} : { notes }), ...(revises === undefined ? {} : { revises }) }
    const { release } = await makeRelease(store, deployment, asked, (stage, done, all) =>
      progress(stages.indexOf(stage) * 100 + Math.floor((100 * done) / Math.max(all, 1)), stages.length * 100),
    ).catch((error: unknown) => {
      throw isRefusal(error) ? new RejectedJobError([error.message]) : error
    })
    const { number, head, hidden, figures } = release
    return { outcome: 'done', release: number, head, figures: figures.count, hidden }
  }
}

function isRefusal(error: unknown): error is Error {
  return (
    error instanceof ReleaseError ||
    error instanceof AccessError ||
    error instanceof NotProtectedError
  )
}
