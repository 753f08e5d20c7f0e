import { open, unlink } from 'node:fs/promises'
import { allowedPlaces, type Action } from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { ImportError, type AllowedPlace, type PseudonymKey } from '@minzheng/ingest'
import type { Deployment } from '@minzheng/plan'
import type { JobProgress } from '@minzheng/queue'
import { ReleaseError, type ApiJobOutcome, type Release, type Store, type TakenJob } from '@minzheng/store'
import { messageOf, type Log } from '../base/log.js'
import type { PrivateFiles } from '../base/private-files.js'
import { makeRelease, type ReleaseAskedFor } from '../release/make-release.js'
import type { ImportThread } from './import-in-thread.js'
import { importSent, type SentFileReport, type SentReading } from './import-sent.js'
import { refusalOf, textOf } from './refusal.js'
import { releaseProgress } from './release.js'

/** What a job of the API asks for, by its kind, as the store keeps it until the job has ended. */
export interface ApiJobAsked {
  readonly import: {
    readonly reading: SentReading
    readonly only: readonly AllowedPlace[]
    /** Where the sender reads live figures; left out of jobs that an earlier version has noted. */
    readonly figuresIn?: readonly AllowedPlace[]
  }
  readonly release: Omit<ReleaseAskedFor, 'by'>
}

/** What doing a job of the API takes. */
export interface ApiJobTools {
  readonly store: Store
  readonly deployment: Deployment
  readonly log: Log
  readonly today: () => Day
  /** Where a file that was sent is put while it is read. */
  readonly files: () => Promise<Pick<PrivateFiles, 'place'>>
  readonly pseudonymKey: () => Promise<PseudonymKey>
  readonly thread?: ImportThread
  /** How long this process may be silent before it counts as lost. Default: 30 seconds. */
  readonly leaseMs?: number
  /** Aborted when this process must stop; the job then waits for another one. */
  readonly signal?: AbortSignal
}

/** How a job went: `superseded` if another process has it, or it has ended before. */
export type ApiJobEnd = 'done' | 'failed' | 'superseded'

/** Between two renewals of a lease, and two reports of progress. */
const mostBeatMs = 1000

/**
 * Does a job of the API: takes it, keeps its lease while it runs, and ends it with what whoever asked is to read. If the
 * process dies, the lease passes and another process takes the job; what a job does is not done twice. Throws only if this
 * process must stop, or the store does not answer.
 */
export async function doApiJob(id: string, tools: ApiJobTools): Promise<ApiJobEnd> {
  const { store, log, leaseMs = 30_000, signal } = tools
  const taken = await store.apiJobs.take(id, leaseMs)
  if (taken === undefined) return 'superseded'
  const lost = new AbortController()
  const stop = signal === undefined ? lost.signal : AbortSignal.any([lost.signal, signal])
  let progress: JobProgress = { done: 0, all: 0 }
  const beat = (): void =>
    void store.apiJobs.renew(taken, leaseMs, progress).then(
      (isMine) => isMine || lost.abort(new Error('another process has the job')),
      (error: unknown) => log('warn', 'the lease of a job could not be renewed', { error: messageOf(error) }),
    )
  const timer = setInterval(beat, Math.min(mostBeatMs, leaseMs / 3))
  try {
    const report = (done: number, all: number): void => {
      stop.throwIfAborted()
      progress = { done, all }
    }
    const outcome = await outcomeOf(taken, { ...tools, signal: stop }, report)
    if (lost.signal.aborted) return 'superseded'
    if (signal?.aborted === true && 'problem' in outcome) {
      await store.apiJobs.giveBack(taken)
      throw signal.reason
    }
    clearInterval(timer)
    if (!('problem' in outcome)) await store.apiJobs.renew(taken, leaseMs, progress)
    if (!(await store.apiJobs.end(taken, outcome))) return 'superseded'
    return 'problem' in outcome ? 'failed' : 'done'
  } finally {
    clearInterval(timer)
  }
}

type OnProgress = (done: number, all: number) => void

async function outcomeOf(taken: TakenJob, tools: ApiJobTools, onProgress: OnProgress): Promise<ApiJobOutcome> {
  try {
    return {
      result:
        taken.kind === 'import' ? await importOf(taken, tools, onProgress) : await releaseFor(taken, tools, onProgress),
    }
  } catch (error) {
    if (error instanceof ReleaseError) return { problem: { kind: 'conflict', ...textOf(error) } }
    const refusal = refusalOf(error)
    if (refusal === undefined && tools.signal?.aborted !== true)
      tools.log('error', 'a job of the API failed', { kind: taken.kind, error: messageOf(error) })
    return { problem: refusal ?? { kind: 'failed', zh: '服务出错', en: 'the service failed' } }
  }
}

/** Lands the file of a job, or says what landing it would do. */
async function importOf(
  { id, by, asked }: TakenJob,
  { store, deployment, today, files, pseudonymKey, thread, signal }: ApiJobTools,
  onProgress: OnProgress,
): Promise<object> {
  const { reading, only, figuresIn = [] } = asked as ApiJobAsked['import']
  const { catalogue } = deployment
  const { grants, at } = await store.access.now()
  // What was granted when it was asked may have ended meanwhile.
  const stillIn = (places: readonly AllowedPlace[], action: Action): readonly AllowedPlace[] => {
    const granted = allowedPlaces(grants, { actor: by, token: null }, { action, at }, catalogue)
    return places.filter(({ district, domain }) =>
      granted.some(
        (place) =>
          catalogue.districts.contains(place.district, district) && (place.domain === null || place.domain === domain),
      ),
    )
  }
  const still = stillIn(only, 'upload')
  const file = await store.apiJobs.file(id)
  if (file === undefined) throw new Error('the file of the job is gone')
  if (still.length === 0)
    throw new ImportError(
      'district-not-allowed',
      '授权已到期或撤销 the grant to upload must still be in force when the file lands',
    )
  const path = (await files()).place()
  try {
    await written(path, file.content)
    const report = await importSent(path, {
      ...reading,
      catalogue,
      store,
      pseudonymKey: await pseudonymKey(),
      today: today(),
      name: file.name,
      only: still,
      figuresIn: stillIn(figuresIn, 'read-figures'),
      by,
      onProgress: ({ share }) => onProgress(Math.round(share * 100), 100),
      ...(thread === undefined ? {} : { thread }),
      ...(signal === undefined ? {} : { signal }),
    })
    return { ...report, files: report.files.map((each) => withoutPseudonyms(each, catalogue)) }
  } finally {
    await unlink(path).catch(() => undefined)
  }
}

/** A pseudonym is still personal data: what a job keeps counts absent persons and lists none. */
function withoutPseudonyms(report: SentFileReport, catalogue: Catalogue): SentFileReport {
  const { key, facts } = catalogue.dataset(report.dataset)
  if (!key.some((field) => facts[field]!.kind === 'pseudonym')) return report
  return { ...report, absent: { ...report.absent, keys: [] } }
}

async function written(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const part of content) await file.writeFile(part)
  } finally {
    await file.close()
  }
}

/** Makes the release of a job; if a process that was lost has made it, that one. */
async function releaseFor(
  { by, asked, askedAt, take }: TakenJob,
  { store, deployment }: ApiJobTools,
  onProgress: OnProgress,
): Promise<object> {
  const { month, notes, revises } = asked as ApiJobAsked['release']
  const before =
    take === 1
      ? undefined
      : (await store.releases.list()).findLast((each) => each.period === month && each.by === by && each.at >= askedAt)
  if (before !== undefined) return releaseResult(before)
  const request = {
    month,
    by,
    ...(notes === undefined ? {} : { notes }),
    ...(revises === undefined ? {} : { revises }),
  }
  const { release, audit } = await makeRelease(store, deployment, request, releaseProgress(onProgress))
  return { ...releaseResult(release), proved: audit.proved }
}

function releaseResult({ number, head, seq, figures, hidden }: Release): object {
  return { release: number, head, seq, figures: figures.count, hidden }
}
