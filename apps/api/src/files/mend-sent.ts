import { readFile, unlink } from 'node:fs/promises'
import type { Place } from '@minzheng/access'
import { shownName } from '@minzheng/core/privacy'
import {
  importMended,
  importPatched,
  readRefusedRows,
  type MendReport,
  type PatchOptions,
  type RefusedRows,
  type RowPatch,
} from '@minzheng/ingest'
import type { Landing, Store } from '@minzheng/store'
import {
  keysData,
  noting,
  trialFiguresIn,
  trialMoves,
  withoutOthers,
  type SentReading,
  type SentRefusal,
} from '@minzheng/worker'
import { covers } from '../access/covers.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import type { SentFile } from '../endpoint/sent-file.js'

/** Writes the refused rows of a file that is sent again, with their values and reasons, as a workbook. */
export async function refusedRows(
  { store, deployment, uploads }: ApiTools,
  file: SentFile,
  reading: SentReading & { readonly only: readonly Place[] },
): Promise<Buffer<ArrayBuffer>> {
  // Loaded when somebody asks: what writes workbooks takes long to load.
  const { exportQuarantine } = await import('@minzheng/ingest/workbooks')
  const to = uploads!.place()
  try {
    const { catalogue } = deployment
    const own = waitingFor(reading.only, { store, catalogue })
    await exportQuarantine(file.path, { ...reading, catalogue, store: own, to, name: file.name })
    return await readFile(to)
  } finally {
    await unlink(to).catch(() => undefined)
  }
}

/** How to land mended rows, and for whom. */
export type MendReading = SentReading & {
  readonly by: string
  readonly only: readonly Place[]
  readonly figuresIn: readonly Place[]
}

/** What landing mended rows did, or would do. */
export interface Mended {
  readonly report: object
  readonly refusals: readonly SentRefusal[]
}

/** Imports a mended workbook, as the command `quarantine import` does, for files of the places where its sender may land. */
export async function importMendedSent(tools: ApiTools, file: SentFile, reading: MendReading): Promise<Mended> {
  return mend(tools, file, reading, importMended)
}

/** Imports the refused rows of a file that is sent again, with new contents of their cells. */
export async function importPatchedSent(
  tools: ApiTools,
  file: SentFile,
  reading: MendReading,
  patches: readonly RowPatch[],
): Promise<Mended> {
  return mend(tools, file, reading, (path, options) => importPatched(path, { ...options, patches }))
}

type Import = (path: string, options: Omit<PatchOptions, 'patches'>) => Promise<MendReport>

async function mend(
  { store, deployment, uploads, today, changing, recomputing }: ApiTools,
  file: SentFile,
  { by, only, figuresIn, ...reading }: MendReading,
  importing: Import,
): Promise<Mended> {
  const refusals: SentRefusal[] = []
  const { catalogue } = deployment
  const own: Store['land'] = async (source, write, options) => {
    const [mended] = await store.sources({ sha256: source.mends!, dataset: source.dataset })
    if (mended === undefined || !covers(only, mended, catalogue)) throw notGranted()
    return store.land(source, (landing: Landing) => write(landing), {
      ...options,
      ...trialFiguresIn(catalogue, figuresIn),
    })
  }
  const pseudonymKey = await uploads!.pseudonymKey()
  const waiting = waitingFor(only, { store, catalogue })
  let mends: string | undefined
  const report = await changing(() =>
    importing(file.path, {
      ...reading,
      catalogue,
      store: {
        land: async (source, write, options) => {
          mends = source.mends
          return noting({ land: own }, refusals)(source, write, options)
        },
        quarantined: waiting.quarantined,
        sources: waiting.sources,
      },
      pseudonymKey,
      today: today(),
      name: file.name,
      only,
      by,
    }),
  )
  const isTrial = reading.dryRun === true
  if (!isTrial) recomputing.request()
  const { absent, gone, moved, ...rest } = withoutOthers(report, { only }, new Set(), catalogue)
  return {
    report: {
      ...rest,
      dryRun: isTrial,
      absent: { ...absent, keys: keysData(absent.keys) },
      gone: await mendersOf(store, mends, report.dataset, gone),
      ...(moved === undefined ? {} : { moves: trialMoves(catalogue, figuresIn, moved) }),
    },
    refusals,
  }
}

const notGranted = (): RequestError =>
  new RequestError('forbidden', {
    zh: '所改正的文件不在授权地区',
    en: 'the file whose rows are mended must be of granted districts, got another',
  })

/** Rows that somebody else has mended meanwhile: which account, in which roles, and when, as far as it is known. */
async function mendersOf(
  store: Pick<Store, 'sources' | 'mendings' | 'access'>,
  sha256: string | undefined,
  dataset: string,
  gone: MendReport['gone'],
): Promise<readonly object[]> {
  const shown = gone.map(({ sheet, line }) => ({ sheet: sheet === null ? null : shownName(sheet), line }))
  const all = gone.length === 0 ? [] : await store.sources({ dataset })
  const mended = all.findLast((each) => each.sha256 === sha256 && !each.withdrawn)
  if (mended === undefined) return shown.map((place) => ({ ...place, by: null, roles: [], at: null }))
  const mendings = await store.mendings(mended)
  const { grants } = await store.access.now()
  return shown.map((place) => {
    const found = mendings.find(({ lines }) => lines.includes(place.line)) ?? mendings[0]
    const source = all.find(({ id }) => id === found?.source)
    const by = source?.by ?? null
    const roles = new Set(grants.filter(({ actor }) => actor === by).map(({ role }) => role))
    return { ...place, by, roles: [...roles], at: source?.landedAt ?? null }
  })
}

/**
 * What waits of a file, if whoever sends it may mend it: which lines were refused is for them alone. A file of others is as
 * one that has never landed, so that nobody finds out by trial what others have sent.
 */
function waitingFor(
  only: readonly Place[],
  { store, catalogue }: Pick<ApiTools, 'store'> & Pick<ApiTools['deployment'], 'catalogue'>,
): Pick<Store, 'quarantined' | 'quarantineSummary' | 'sources'> {
  const sources: Store['sources'] = async (query) =>
    (await store.sources(query)).filter((each) => covers(only, each, catalogue))
  return {
    sources,
    quarantineSummary: store.quarantineSummary,
    quarantined: async (query = {}) => {
      const { sha256, dataset } = query
      const own = await sources({
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(dataset === undefined ? {} : { dataset }),
      })
      return own.length === 0 ? [] : store.quarantined(query)
    },
  }
}

/** Reads the refused rows of a file that is sent again, with their values and reasons. */
export async function refusedRowsSent(
  { store, deployment }: ApiTools,
  file: SentFile,
  reading: SentReading & { readonly only: readonly Place[]; readonly limit: number },
): Promise<RefusedRows> {
  const { catalogue } = deployment
  return readRefusedRows(file.path, {
    ...reading,
    catalogue,
    store: waitingFor(reading.only, { store, catalogue }),
    name: file.name,
  })
}
