import { z } from '@hono/zod-openapi'
import type { ApiJob, ApiJobKind, ApiJobProblem } from '@minzheng/store'
import { setTimeout as sleep } from 'node:timers/promises'
import { wholeCity, type AccessRule, type Input } from '../access/access-rule.js'
import { decideRequest } from '../access/decide-request.js'
import { problemBody, problems, RequestError, type ProblemKind } from '../base/problem.js'
import { json, streamed } from '../endpoint/answer.js'
import { credentialsOf, endpoint, type AnswerFacts, type Asking } from '../endpoint/endpoint.js'
import { problemSchema } from '../endpoint/problem-schema.js'

const tag = '作业 jobs'
const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['import', 'release']),
    by: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.int(),
    all: z.int(),
    result: z.looseObject({}).nullable().openapi({ description: '结果 what it answers once it is done' }),
    problem: problemSchema.nullable(),
  })
  .openapi('Job')

/** That work goes on as a job. */
export const accepted: AnswerFacts = {
  description: '已受理，见 Location accepted; Location is the job',
  schema: jobSchema,
}

function jobData({ problem, ...job }: ApiJob): object {
  return { ...job, problem: problem === null ? null : problemBody({ ...shownProblem(problem), faults: [] }) }
}

/** A problem that a process of another version has noted may be of a kind that this one does not know. */
function shownProblem({ kind, zh, en }: ApiJobProblem): Pick<RequestError, 'kind' | 'text'> {
  return { kind: Object.hasOwn(problems, kind) ? (kind as ProblemKind) : 'failed', text: { zh, en } }
}

/** Answers 202 with the address of the job. */
export function acceptedJob(asking: Asking, job: ApiJob): Response {
  return json(asking, jobData(job), { location: `/v1/jobs/${encodeURIComponent(job.id)}` }, 202)
}

/** Of a job that concerns everybody who may ask for one; of the others, only who has asked sees it. */
const rules: Readonly<Partial<Record<ApiJobKind, AccessRule<Input>>>> = {
  release: { action: 'release-month', of: wholeCity },
}

/** The job, if whoever asks may see it. Throws `not-found`, also for jobs of others. */
async function jobOf(asking: Asking<Input<{ readonly job: string }>>): Promise<ApiJob> {
  const { tools, who, input } = asking
  const job = await tools.jobs.find(input.params.job)
  if (job === undefined) throw noJob()
  const rule = rules[job.kind]
  if (rule !== undefined) {
    await decideRequest(rule, input, who, tools).catch((error: unknown) => {
      throw error instanceof RequestError ? noJob() : error
    })
  } else if (job.by !== who.actor) throw noJob()
  return job
}

const noJob = (): RequestError =>
  new RequestError('not-found', { zh: '没有这个作业，或早已结束', en: 'there is no such job, or it ended long ago' })

const params = z.object({ job: z.string().regex(/^[\w:.-]{1,100}$/, 'must be the id of a job') })

export const jobRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/jobs/{job}',
    tag,
    summary: { zh: '作业的进度和结果', en: 'the progress and the result of a job' },
    access: { to: 'signed-in' },
    params,
    answers: { 200: { description: '作业 the job', schema: jobSchema } },
    handle: async (asking) => json(asking, jobData(await jobOf(asking))),
  }),
  endpoint({
    method: 'get',
    path: '/v1/jobs/{job}/events',
    tag,
    summary: {
      zh: '作业进度，服务器推送；断开后带 Last-Event-ID 重连',
      en: 'the progress as server-sent events; each has the whole job, and the last one ends the stream',
    },
    access: { to: 'signed-in' },
    params,
    answers: { 200: { description: '事件 events', types: ['text/event-stream'] } },
    handle: async (asking) => {
      await jobOf(asking)
      const close = asking.tools.limits.streams.open(asking.who.actor!)
      return streamed(asking, 'text/event-stream', closing(events(asking), close))
    },
  }),
]

const lookMs = 250
/** A comment keeps what is between from closing a connection in which nothing happens. */
const beatMs = 15_000
/** The stream ends by itself; the browser connects again. */
const mostMs = 600_000

/**
 * The events of a job: one when it changes, with a number. Whoever connects again with the number of the last
 * event gets the next state, not the same again. Each look decides again, so that nobody watches who may not any more.
 */
async function* events(asking: Asking<Input<{ readonly job: string }>>): AsyncGenerator<string> {
  const began = performance.now()
  let [last, beat] = [asking.request.headers.get('last-event-id') ?? '', began]
  yield 'retry: 1000\n\n'
  const { signal } = asking.request
  while (!signal.aborted && performance.now() - began < mostMs) {
    const who = await asking.tools.identify(credentialsOf(asking.request))
    const job = await jobOf({ ...asking, who })
    const id = numberOf(job)
    if (id !== last) {
      yield `id: ${id}\nevent: ${job.state}\ndata: ${JSON.stringify(jobData(job))}\n\n`
      last = id
    }
    if (job.state === 'done' || job.state === 'failed') return
    if (performance.now() - beat > beatMs) {
      yield ': \n\n'
      beat = performance.now()
    }
    // Whoever has gone is waited for no longer.
    await sleep(lookMs, undefined, { signal }).catch(() => undefined)
  }
}

/** The pieces; when they end, or nobody takes them any more, something is closed. */
async function* closing(pieces: AsyncIterable<string>, close: () => void): AsyncGenerator<string> {
  try {
    yield* pieces
  } finally {
    close()
  }
}

const order = { waiting: 0, running: 1, done: 2, failed: 2 } as const

/** Changes with a job, whichever process is asked. */
function numberOf({ state, done }: Pick<ApiJob, 'state' | 'done'>): string {
  return `${order[state]}.${done}`
}
