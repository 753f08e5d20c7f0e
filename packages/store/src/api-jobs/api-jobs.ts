import { randomBytes } from 'node:crypto'
import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { withoutRows } from '../database/without-rows.js'
import { readJobFile, writeJobFile } from './api-job-file.js'
import type { ApiJob, ApiJobKind, ApiJobOutcome, ApiJobProblem, ApiJobRequest, TakenJob } from './api-job.js'

/**
 * Jobs of the HTTP API: their state, and what is to be done. A process takes a job for a lease, by the database's clock, and
 * renews it; if the lease passes, the process counts as lost, and another one takes the job.
 */
export interface ApiJobs {
  /** Notes a job with its file, in one transaction. */
  readonly add: (request: ApiJobRequest) => Promise<ApiJob>
  /** Undefined if there is none, or it ended more than a day ago. */
  readonly find: (id: string) => Promise<ApiJob | undefined>
  /** How many have not ended. */
  readonly open: () => Promise<number>
  /** Those that no process has, the oldest first. What is too old, or was lost too often, fails. */
  readonly due: () => Promise<readonly string[]>
  /** Takes a job that no process has; undefined if another one has it, or it has ended. */
  readonly take: (id: string, leaseMs: number) => Promise<TakenJob | undefined>
  /** Renews the lease, with progress. False: the job is another's by now. */
  readonly renew: (
    taken: Pick<TakenJob, 'id' | 'take'>,
    leaseMs: number,
    progress: { readonly done: number; readonly all: number },
  ) => Promise<boolean>
  /** The file of a job, until it has ended. */
  readonly file: (
    id: string,
  ) => Promise<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> } | undefined>
  /** Ends a job and removes its file. False: the job is another's by now. */
  readonly end: (taken: Pick<TakenJob, 'id' | 'take'>, outcome: ApiJobOutcome) => Promise<boolean>
  /** Lets a job wait again, such as when its process stops. */
  readonly giveBack: (taken: Pick<TakenJob, 'id' | 'take'>) => Promise<void>
}

/** How often a process may be lost: what ends one process may end every other. */
const mostLost = 2
const lostTooOften: ApiJobProblem = {
  kind: 'failed',
  zh: '处理它的进程两次中断；请先查看结果，再重新提出',
  en: 'the processes that did it were lost twice; look at what it did before you ask again',
}
const tooOld: ApiJobProblem = {
  kind: 'unavailable',
  zh: '一天内没有进程处理；请重新提出',
  en: 'no process took it within a day; ask again',
}

type JobBuilder = ExpressionBuilder<Tables, 'api_job'>

const now = sql<Date>`clock_timestamp()`
const leased = (leaseMs: number) => sql<Date>`clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'`
/** Running, by a process that has not renewed its lease. */
const isLost = (each: JobBuilder) => each.and([each('state', '=', 'running'), each('lease_until', '<', now)])
const columns = ['id', 'kind', 'actor', 'done', 'of_all', 'result', 'problem'] as const

/** The jobs of a database. */
export function apiJobsOf(
  db: Kysely<Tables>,
  { schema, transaction }: { readonly schema: string; readonly transaction: Database['transaction'] },
): ApiJobs {
  const within = <Result>(work: (tx: Kysely<Tables>) => Promise<Result>): Promise<Result> =>
    withoutRows(transaction((tx) => work(tx.withSchema(schema))))
  /** Fails what nobody will do any more, and forgets what ended long ago. */
  const settle = (): Promise<void> =>
    within(async (tx) => {
      const ending = async (problem: ApiJobProblem, which: (each: JobBuilder) => ReturnType<typeof isLost>) => {
        const ended = await tx
          .updateTable('api_job')
          .set({ state: 'failed', problem: JSON.stringify(problem), asked: null, lease_until: null, ended_at: now })
          .where(which)
          .returning('id')
          .execute()
        for (const { id } of ended) await tx.deleteFrom('api_job_file').where('job', '=', id).execute()
      }
      await ending(lostTooOften, (each) => each.and([isLost(each), each('lost', '>=', mostLost - 1)]))
      await ending(tooOld, (each) =>
        each.and([
          each.or([each('state', '=', 'waiting'), isLost(each)]),
          each('asked_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`),
        ]),
      )
      await tx
        .deleteFrom('api_job')
        .where('ended_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`)
        .execute()
    })
  const mine = ({ id, take }: Pick<TakenJob, 'id' | 'take'>) => {
    return (each: JobBuilder) => each.and([each('id', '=', id), each('take', '=', take), each('state', '=', 'running')])
  }
  return {
    add: ({ kind, by, asked, file }) =>
      within(async (tx) => {
        const id = `j-${randomBytes(9).toString('base64url')}`
        await tx
          .insertInto('api_job')
          .values({
            id,
            kind,
            actor: by,
            state: 'waiting',
            asked: JSON.stringify(asked),
            result: null,
            problem: null,
            lease_until: null,
            asked_at: now,
            ended_at: null,
          })
          .execute()
        if (file !== undefined) await writeJobFile(tx, id, file)
        return { id, kind, by, state: 'waiting', done: 0, all: 0, result: null, problem: null }
      }),
    find: async (id) => {
      const read = () =>
        db
          .selectFrom('api_job')
          .select([...columns, 'state'])
          .select((each) => isLost(each).as('is_lost'))
          .where('id', '=', id)
          .executeTakeFirst()
      const row = await read()
      if (row?.is_lost !== true) return row === undefined ? undefined : jobOf(row)
      await settle()
      const then = await read()
      return then === undefined ? undefined : jobOf(then)
    },
    open: async () => {
      const { count } = await db
        .selectFrom('api_job')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      return count
    },
    due: async () => {
      await settle()
      const rows = await db
        .selectFrom('api_job')
        .select('id')
        .where((each) => each.or([each('state', '=', 'waiting'), isLost(each)]))
        .orderBy('asked_at')
        .execute()
      return rows.map(({ id }) => id)
    },
    take: async (id, leaseMs) => {
      const row = await db
        .updateTable('api_job')
        .set((each) => ({
          // The former state: the right sides see the row as it was.
          lost: sql<number>`lost + (state = 'running')::integer`,
          take: each('take', '+', 1),
          state: 'running',
          done: 0,
          of_all: 0,
          lease_until: leased(leaseMs),
        }))
        .where('id', '=', id)
        .where((each) =>
          each.or([each('state', '=', 'waiting'), each.and([isLost(each), each('lost', '<', mostLost - 1)])]),
        )
        .returning(['id', 'kind', 'actor', 'asked', 'asked_at', 'take'])
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { actor: by, asked_at: askedAt, take } = row
      return { id, kind: row.kind as ApiJobKind, by, asked: row.asked ?? {}, askedAt, take }
    },
    renew: async (taken, leaseMs, { done, all }) => {
      const { numUpdatedRows } = await db
        .updateTable('api_job')
        .set({ lease_until: leased(leaseMs), done, of_all: all })
        .where(mine(taken))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    file: (id) => readJobFile(db, id),
    end: (taken, outcome) =>
      within(async (tx) => {
        const ended = { asked: null, lease_until: null, ended_at: now }
        const { numUpdatedRows } = await tx
          .updateTable('api_job')
          .set(
            'result' in outcome
              ? { ...ended, state: 'done', result: JSON.stringify(outcome.result) }
              : { ...ended, state: 'failed', problem: JSON.stringify(outcome.problem) },
          )
          .where(mine(taken))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await tx.deleteFrom('api_job_file').where('job', '=', taken.id).execute()
        return true
      }),
    giveBack: async (taken) => {
      await db.updateTable('api_job').set({ state: 'waiting', lease_until: null }).where(mine(taken)).execute()
    },
  }
}

function jobOf(
  row: Pick<Selectable<Tables['api_job']>, (typeof columns)[number] | 'state'> & { readonly is_lost: unknown },
): ApiJob {
  const { id, kind, actor: by, done, of_all: all, result, problem } = row
  const state = row.is_lost === true ? 'waiting' : (row.state as ApiJob['state'])
  return { id, kind: kind as ApiJobKind, by, state, done, all, result, problem }
}
