import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AnyDataset, Catalogue } from '@minzheng/core'
import { shownName } from '@minzheng/core/privacy'
import type { ImportReport } from '@minzheng/ingest'
import { contentKey, type LandingResult } from './landed-contents.js'

/**
 * Files whose content has landed before as the dataset that they belong to, with the report of importing them. The
 * first file of a dataset with pseudonyms is left out: importing it compares the key of pseudonyms with the store's.
 */
export async function knownFiles(
  files: readonly string[],
  datasetOf: (file: string) => string | undefined,
  landed: ReadonlyMap<string, LandingResult>,
  catalogue: Pick<Catalogue, 'dataset'>,
): Promise<ReadonlyMap<string, ImportReport>> {
  const known = new Map<string, ImportReport>()
  let isKeyHeld = false
  for (const file of landed.size === 0 ? [] : files) {
    const dataset = datasetOf(file)
    if (dataset === undefined) continue
    const isFirst: boolean = !isKeyHeld && hasPseudonyms(catalogue.dataset(dataset))
    isKeyHeld ||= isFirst
    const before = isFirst ? undefined : landed.get(contentKey({ sha256: await sha256Of(file), dataset }))
    if (before !== undefined) known.set(file, reportOf(file, catalogue.dataset(dataset), before))
  }
  return known
}

function hasPseudonyms({ facts }: AnyDataset): boolean {
  return Object.values(facts).some(({ kind }) => kind === 'pseudonym')
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function reportOf(file: string, { name, sentAs }: AnyDataset, before: LandingResult): ImportReport {
  return {
    file: shownName(basename(file)),
    dataset: name,
    sheets: [],
    ignoredSheets: [],
    read: 0,
    ...before,
    changed: 0,
    register: sentAs,
    titled: null,
    period: null,
    added: 0,
    unchanged: before.accepted,
    absent: { count: 0, keys: [] },
    overruled: 0,
    follows: [],
    outrankedBy: [],
    cells: 0,
    outside: { count: 0, rows: [] },
    skipped: 0,
    skippedKinds: {},
    skippedRows: [],
    hidden: 0,
    hiddenColumns: [],
    dropped: [],
    unknown: [],
    returns: null,
    withheld: [],
    holdingBack: 0,
    locked: [],
    otherDistrict: null,
    landedBefore: true,
  }
}
