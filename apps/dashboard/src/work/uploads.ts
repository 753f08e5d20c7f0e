import { ApiProblem } from '@minzheng/client'
import { filesKey, type ImportResult, type Job } from '../data/files.js'
import { isProblem } from '../data/client.js'
import { followJob, problemOfJob } from '../data/job-events.js'
import { keptState } from '../data/kept-state.js'
import { patient } from '../data/patient.js'
import { endSession, queryClient } from '../data/query-client.js'
import { requestKey, sendingClient, sentFile } from '../data/sending.js'
import type { Reading } from './reading.js'

/** How far a file is. A trial stores nothing; each file lands only after its own trial. */
export type UploadState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending'; readonly share: number; readonly isAway: boolean }
  | { readonly is: 'working'; readonly share: number; readonly isAway: boolean }
  | { readonly is: 'tried'; readonly result: ImportResult }
  | { readonly is: 'landed'; readonly result: ImportResult }
  /** The service refuses the file as a whole. */
  | { readonly is: 'refused'; readonly problem: ApiProblem }
  /** Nothing came through, or the session is over: it goes on where it was. */
  | { readonly is: 'broken'; readonly why: 'network' | 'session' | 'service' }

/** A file that was chosen. */
export interface Upload {
  readonly id: number
  readonly file: File
  readonly reading: Reading
  readonly state: UploadState
  /** What is under way, or was when it broke. */
  readonly step: 'trial' | 'landing'
  /** What the trial has said; kept while the file lands. */
  readonly trial: ImportResult | undefined
  /** The key under which the file lands once, however often it is sent. */
  readonly key: string
  /** The job of the step that is under way. */
  readonly job: string | undefined
}

let nextId = 1
const running = new Map<number, AbortController>()

/** The files that were chosen, in the order in which they were. */
export const uploads = keptState<readonly Upload[]>([], {
  onForget: () => {
    for (const controller of running.values()) controller.abort()
    running.clear()
  },
  isMissed: (all) => all.some(({ state: { is } }) => is !== 'landed' && is !== 'refused'),
})

function change(id: number, changed: Partial<Upload> | ((was: Upload) => Partial<Upload>)): void {
  uploads.set((was) =>
    was.map((each) =>
      each.id === id ? { ...each, ...(typeof changed === 'function' ? changed(each) : changed) } : each,
    ),
  )
}

/** Takes files, and tries each. */
export function addFiles(files: Iterable<File>): void {
  const added = Array.from(files, (file): Upload => ({
    id: nextId++,
    file,
    reading: {},
    state: { is: 'waiting' },
    step: 'trial',
    trial: undefined,
    key: requestKey(),
    job: undefined,
  }))
  uploads.set((was) => [...was, ...added])
  next()
}

/** Takes a file away, whatever is under way; what has landed stays landed. */
export function removeFile(id: number): void {
  const isLanding = running.has(id) && uploads.now().some((each) => each.id === id && each.step === 'landing')
  running.get(id)?.abort()
  running.delete(id)
  uploads.set((was) => was.filter((each) => each.id !== id))
  // Its last part may have arrived before the service heard of it.
  if (isLanding) void landed()
  next()
}

/** Takes away the files that have landed. */
export function removeLanded(): void {
  uploads.set((was) => was.filter(({ state }) => state.is !== 'landed'))
}

/** Tries a file again, read in another way. */
export function tryAgain(id: number, reading: Reading): void {
  change(id, { reading, state: { is: 'waiting' }, step: 'trial', trial: undefined, key: requestKey(), job: undefined })
  next()
}

/** Lands a file that was tried. */
export function landFile(id: number): void {
  change(id, ({ state }) => (state.is === 'tried' ? { state: { is: 'waiting' }, step: 'landing', job: undefined } : {}))
  next()
}

/** Goes on with what broke: under the same key, so that nothing lands twice. */
export function goOn(id?: number): void {
  uploads.set((was) =>
    was.map((each) =>
      each.state.is === 'broken' && (id === undefined || each.id === id)
        ? { ...each, state: { is: 'waiting' } as const }
        : each,
    ),
  )
  next()
}

/** Begins what waits, one file at a time: the service does one job at a time. */
function next(): void {
  if (running.size > 0) return
  const waiting = uploads.now().find(({ state }) => state.is === 'waiting')
  if (waiting === undefined) return
  const controller = new AbortController()
  running.set(waiting.id, controller)
  void run(waiting, controller.signal).finally(() => {
    if (running.get(waiting.id) === controller) running.delete(waiting.id)
    next()
  })
}

async function run({ id, file, reading, step, key, job }: Upload, signal: AbortSignal): Promise<void> {
  try {
    const started = job ?? (await send(id, file, reading, step, key, signal))
    change(id, { job: started, state: { is: 'working', share: 0, isAway: false } })
    const ended = await follow(id, started, signal)
    if (ended.state === 'failed') throw problemOfJob(ended)
    const result = ended.result as unknown as ImportResult
    if (step === 'trial') change(id, { state: { is: 'tried', result }, trial: result, job: undefined })
    else {
      change(id, { state: { is: 'landed', result }, job: undefined })
      await landed()
    }
  } catch (error) {
    if (!signal.aborted) change(id, { ...brokenBy(error), ...(isLost(error) ? { job: undefined } : {}) })
  }
}

async function send(
  id: number,
  file: File,
  reading: Reading,
  step: Upload['step'],
  key: string,
  signal: AbortSignal,
): Promise<string> {
  let share = 0
  const show = (isAway: boolean): void => change(id, { state: { is: 'sending', share, isAway } })
  show(false)
  const client = sendingClient((sent) => {
    share = sent
    show(false)
  })
  const query = { ...reading, job: 'true' as const, ...(step === 'trial' ? { 'dry-run': 'true' as const } : {}) }
  const { file: body, headers } = sentFile(file)
  const answer = await patient(
    () =>
      client.post('/v1/files', {
        query,
        file: body,
        headers: step === 'trial' ? headers : { ...headers, 'idempotency-key': key },
        signal,
      }),
    { signal, onWait: show },
  )
  return (answer as Job).id
}

function follow(id: number, job: string, signal: AbortSignal): Promise<Job> {
  let share = 0
  const show = (isAway: boolean): void => change(id, { state: { is: 'working', share, isAway } })
  return followJob(
    job,
    ({ done, all }) => {
      share = all === 0 ? 0 : done / all
      show(false)
    },
    { signal, onWait: show },
  )
}

/** A job that is not there any more: the file must be sent again. */
const isLost = (error: unknown): boolean => isProblem(error, 'not-found')

function brokenBy(error: unknown): Pick<Upload, 'state'> {
  if (isProblem(error, 'sign-in-needed')) {
    endSession()
    return { state: { is: 'broken', why: 'session' } }
  }
  if (error instanceof ApiProblem && error.status < 500 && !isLost(error))
    return { state: { is: 'refused', problem: error } }
  return { state: { is: 'broken', why: error instanceof ApiProblem ? 'service' : 'network' } }
}

/** What was read before a file landed is not what is there now. */
export async function landed(): Promise<void> {
  await Promise.all(
    [[...filesKey], ['board'], ['figures'], ['returns'], ['alerts'], ['explanation'], ['moves']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
