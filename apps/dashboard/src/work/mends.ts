import { ApiProblem, type Client } from '@minzheng/client'
import { isProblem } from '../data/client.js'
import type { GoneRow, MendResult, SentSheets } from '../data/files.js'
import { keptState } from '../data/kept-state.js'
import { patient } from '../data/patient.js'
import { endSession } from '../data/query-client.js'
import { requestKey, sendingClient, sentFile, sentForm } from '../data/sending.js'
import type { Reading } from './reading.js'
import { landed } from './uploads.js'

/** What is under way. */
type MendStep = 'read' | 'try' | 'land'
/** What is sent: the patches of this page, or a workbook that was mended. */
export type MendWay = 'page' | 'workbook'

/** A row by its sheet and line. */
export const rowKey = ({ sheet, line }: { readonly sheet: string | null; readonly line: number }): string =>
  `${line} ${sheet ?? ''}`

/** The mending of the refused rows of one file. */
export interface Mend {
  /** The file as it was sent, chosen again. */
  readonly file: File | undefined
  readonly reading: Reading
  readonly rows: SentSheets | undefined
  /** What was typed: by row, then by column from 0. */
  readonly edits: ReadonlyMap<string, ReadonlyMap<number, string>>
  readonly workbook: File | undefined
  readonly way: MendWay
  /** The key of what is typed now. */
  readonly key: string
  readonly trial: MendResult | undefined
  readonly result: MendResult | undefined
  readonly busy: MendStep | undefined
  /** How much of what is sent has left, from 0 to 1; then the service works on it. */
  readonly sent: number
  /** What was cancelled last. */
  readonly cancelled: MendStep | undefined
  readonly isAway: boolean
  readonly error: ApiProblem | 'network' | 'session' | undefined
  /** Rows that somebody else has mended meanwhile. */
  readonly gone: ReadonlyMap<string, GoneRow>
}

const first: Mend = {
  file: undefined,
  reading: {},
  rows: undefined,
  edits: new Map(),
  workbook: undefined,
  way: 'page',
  key: '',
  trial: undefined,
  result: undefined,
  busy: undefined,
  sent: 0,
  cancelled: undefined,
  isAway: false,
  error: undefined,
  gone: new Map(),
}

/** What is under way, by the number of the source. */
const running = new Map<number, AbortController>()

/** The mendings, by the number of the source. */
export const mends = keptState<ReadonlyMap<number, Mend>>(new Map(), {
  onForget: () => {
    // Nothing comes back that is on its way.
    for (const controller of running.values()) controller.abort()
    running.clear()
  },
  isMissed: (all) => [...all.values()].some(isUnfinished),
})

const isUnfinished = ({ edits, busy, file, workbook, result }: Mend): boolean =>
  edits.size > 0 || busy !== undefined || (result === undefined && (file !== undefined || workbook !== undefined))

export const mendOf = (all: ReadonlyMap<number, Mend>, source: number): Mend => all.get(source) ?? first

function change(source: number, changed: Partial<Mend>): void {
  mends.set((was) => new Map(was).set(source, { ...mendOf(was, source), ...changed }))
}

/** True while a step can be cancelled: what has reached the service as a whole lands, and is waited for. */
export const mayCancel = ({ busy, sent }: Pick<Mend, 'busy' | 'sent'>): boolean =>
  busy !== undefined && (busy !== 'land' || sent < 1)

/** Stops what is under way. What was chosen and typed stays, and so does the key under which it lands once. */
export async function cancelMend(source: number): Promise<void> {
  const mend = mendOf(mends.now(), source)
  if (!mayCancel(mend)) return
  running.get(source)?.abort()
  running.delete(source)
  change(source, { busy: undefined, isAway: false, cancelled: mend.busy })
  // Its last part may have arrived before the service heard of it.
  if (mend.busy === 'land') await landed()
}

/** Puts the mending of a file away, with all that was typed. */
export function dropMend(source: number): void {
  running.get(source)?.abort()
  running.delete(source)
  mends.set((was) => {
    const rest = new Map(was)
    rest.delete(source)
    return rest
  })
}

/** Types the new content of a cell; as it was sent, it is no edit. */
export function typeCell(source: number, row: string, column: number, value: string, sent: string): void {
  const { edits } = mendOf(mends.now(), source)
  const cells = new Map(edits.get(row))
  if (value === sent) cells.delete(column)
  else cells.set(column, value)
  const all = new Map(edits)
  if (cells.size === 0) all.delete(row)
  else all.set(row, cells)
  change(source, { edits: all, key: requestKey(), trial: undefined, result: undefined })
}

/** Chooses the file again, and reads its refused rows. What was typed stays. */
export async function chooseOriginal(
  source: number,
  dataset: string,
  file: File,
  reading: Reading = {},
): Promise<void> {
  change(source, { file, reading, rows: undefined, trial: undefined, result: undefined, gone: new Map() })
  await during(source, 'read', async (signal) => {
    const { file: body, headers } = sentFile(file)
    const rows = await patient(
      () =>
        sending(source).post('/v1/quarantine/rows', {
          query: { ...reading, dataset, limit: '5000' },
          file: body,
          headers,
          signal,
        }),
      watched(source, signal),
    )
    if (!signal.aborted) change(source, { rows })
  })
}

/** The refused rows as a workbook, to mend in a spreadsheet. */
export async function downloadWorkbook(source: number, dataset: string): Promise<void> {
  const { file, reading } = mendOf(mends.now(), source)
  if (file === undefined) return
  await during(source, 'read', async (signal) => {
    const { file: body, headers } = sentFile(file)
    const response = await sending(source).response('post', '/v1/quarantine/workbook', {
      query: { ...reading, dataset },
      file: body,
      headers,
      signal,
    })
    const address = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = address
    link.download = `改正表_${file.name.replace(/\.\w+$/, '')}.xlsx`
    link.click()
    URL.revokeObjectURL(address)
  })
}

/** Takes a workbook that was mended, and tries it. */
export async function chooseWorkbook(source: number, dataset: string, workbook: File): Promise<void> {
  change(source, { workbook, way: 'workbook', key: requestKey(), trial: undefined, result: undefined })
  await sendMends(source, dataset, 'try')
}

/** Sends what was typed, or the workbook: to try it, or to land it under a key that lands it once. */
export async function sendMends(source: number, dataset: string, step: 'try' | 'land', way?: MendWay): Promise<void> {
  if (way !== undefined) change(source, { way })
  const mend = mendOf(mends.now(), source)
  await during(source, step, async (signal) => {
    const { reading, key } = mend
    const query = { ...reading, ...(step === 'try' ? { 'dry-run': 'true' as const } : {}) }
    const once: Record<string, string> = step === 'land' ? { 'idempotency-key': key } : {}
    const asking = mend.way === 'workbook' ? await workbookOf(mend) : await patchesOf(mend)
    const result = await patient(
      () =>
        mend.way === 'workbook'
          ? sending(source).post('/v1/quarantine/mended', {
              query,
              file: asking.file,
              headers: { ...asking.headers, ...once },
              signal,
            })
          : sending(source).post('/v1/quarantine/patched', {
              query: { ...query, dataset },
              file: asking.file,
              headers: once,
              signal,
            }),
      watched(source, signal),
    )
    signal.throwIfAborted()
    const gone = new Map(mendOf(mends.now(), source).gone)
    for (const each of result.report.gone ?? []) gone.set(rowKey(each), each)
    if (step === 'try') change(source, { trial: result, gone })
    else {
      change(source, { result, trial: undefined, gone, ...without(mend, result, gone) })
      await landed()
    }
  })
}

/** What is left once rows have landed: those that are still wrong, with what was typed, and those of others. */
function without(
  { rows, edits, way }: Mend,
  { refusals }: MendResult,
  gone: ReadonlyMap<string, GoneRow>,
): Pick<Mend, 'rows' | 'edits' | 'key'> {
  const key = requestKey()
  if (way === 'workbook' || rows === undefined) return { rows: undefined, edits: new Map(), key }
  const wrong = new Map(refusals.map((each) => [rowKey(each), each]))
  const isLeft = (at: string): boolean => !edits.has(at) || wrong.has(at) || gone.has(at)
  const sheets = rows.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows
      .filter(({ line }) => isLeft(rowKey({ sheet: sheet.sheet, line })))
      .map((row) => {
        const again = wrong.get(rowKey({ sheet: sheet.sheet, line: row.line }))
        const faultAt = again === undefined ? row.faultAt : sheet.columns.findIndex((name) => name === again.column)
        return again === undefined
          ? row
          : {
              ...row,
              reason: again.reason,
              code: again.code,
              faultAt: faultAt === null || faultAt < 0 ? null : faultAt,
            }
      }),
  }))
  return { rows: { ...rows, sheets }, edits: new Map([...edits].filter(([at]) => isLeft(at))), key }
}

/** The edits of rows that nobody else has mended. */
export const ownEdits = ({ edits, gone }: Pick<Mend, 'edits' | 'gone'>): Mend['edits'] =>
  new Map([...edits].filter(([row]) => !gone.has(row)))

async function patchesOf(mend: Mend) {
  const { file, rows } = mend
  const edits = ownEdits(mend)
  const patches = rows!.sheets.flatMap(({ sheet, rows: own }) =>
    own.flatMap(({ line }) => {
      const cells = edits.get(rowKey({ sheet, line }))
      return cells === undefined
        ? []
        : [{ sheet, line, cells: [...cells].map(([column, value]) => ({ column: column + 1, value })) }]
    }),
  )
  return { ...(await sentForm(file!, 'patches', patches)), headers: {} }
}

async function workbookOf({ workbook }: Mend) {
  return sentFile(workbook!)
}

/** A client that says how much of what it sends has left. */
function sending(source: number): Client {
  change(source, { sent: 0 })
  return sendingClient((sent) => {
    if (running.has(source)) change(source, { sent })
  })
}

const watched = (source: number, signal: AbortSignal) => ({
  signal,
  onWait: (isAway: boolean) => change(source, { isAway }),
})

/** Does a step, and says how it ended. What was typed and chosen stays whatever happens. */
async function during(source: number, busy: MendStep, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (mendOf(mends.now(), source).busy !== undefined) return
  const controller = new AbortController()
  const { signal } = controller
  running.set(source, controller)
  change(source, { busy, sent: 0, cancelled: undefined, error: undefined })
  try {
    await work(signal)
    if (signal.aborted) return
    running.delete(source)
    change(source, { busy: undefined, isAway: false })
  } catch (error) {
    if (signal.aborted) return
    running.delete(source)
    const isOver = isProblem(error, 'sign-in-needed')
    change(source, {
      busy: undefined,
      isAway: false,
      error: isOver ? 'session' : error instanceof ApiProblem ? error : 'network',
    })
    if (isOver) endSession()
  }
}
