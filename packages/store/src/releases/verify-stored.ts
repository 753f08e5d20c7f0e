import type { Kysely } from 'kysely'
import type { Text } from '@minzheng/core'
import {
  canonicalJson,
  entryLine,
  figuresDigester,
  releaseContentSchema,
  sha256,
  verifyChain,
  type ChainReport,
  type Json,
  type ReleaseContent,
} from '@minzheng/release'
import { chainHead, chainRows, contentOf, entryOf, type ChainRow } from '../chain/chain-reader.js'
import type { Tables } from '../database/tables.js'
import { readFigures } from './released-rows.js'

/** What the database has beside the chain, and is not what an entry commits to. */
export interface StoredFault {
  /**
   * `content`: salt and content of an entry do not give its digest. `source`: a source is not as it landed. `release`: a
   * release is not as it was made. `figures`: figures of a release were changed, added or removed. `head`: the stored head
   * is not the last entry.
   */
  readonly code: 'content' | 'source' | 'release' | 'figures' | 'head'
  readonly seq: number
  readonly text: Text
}

/** What a verification of the stored chain found. */
export interface StoredChainReport extends ChainReport {
  readonly stored: readonly StoredFault[]
}

/**
 * Verifies the chain that is stored, and what it commits to: contents, sources, releases and their figures. Without a head
 * from elsewhere, somebody who can write the whole database can rewrite the whole chain.
 */
export async function verifyStored(
  db: Kysely<Tables>,
  {
    head,
    onProgress,
  }: { readonly head?: string | undefined; readonly onProgress?: ((done: number, all: number) => void) | undefined },
): Promise<StoredChainReport> {
  const last = await chainHead(db)
  const stored: StoredFault[] = []
  let done = 0
  async function* lines(): AsyncGenerator<Uint8Array> {
    for await (const rows of chainRows(db, {})) {
      for (const row of rows) stored.push(...(await faultsOf(db, row)))
      done += rows.length
      onProgress?.(done, Math.max(done, last?.seq ?? 0))
      yield Buffer.from(rows.map((row) => `${entryLine(entryOf(row))}\n`).join(''))
    }
  }
  const report = await verifyChain(lines(), { head })
  if (last !== null && (await entryHash(db, last.seq)) !== last.hash)
    stored.push({
      code: 'head',
      seq: last.seq,
      text: {
        zh: `库中的链头（第${last.seq}条）不在链中`,
        en: `the stored head (entry ${last.seq}) is not in the chain`,
      },
    })
  return { ...report, stored }
}

async function entryHash(db: Kysely<Tables>, seq: number): Promise<string | undefined> {
  return (await db.selectFrom('chain_entry').select('hash').where('seq', '=', seq).executeTakeFirst())?.hash
}

async function faultsOf(db: Kysely<Tables>, row: ChainRow): Promise<readonly StoredFault[]> {
  const { seq, kind } = row
  const opened = contentOf(row)
  if (opened === undefined || sha256(opened.opening) !== row.content_digest)
    return [
      {
        code: 'content',
        seq,
        text: { zh: `第${seq}条的内容被改动`, en: `the content of entry ${seq} was changed` },
      },
    ]
  if (kind === 'landing') return sourceFaults(db, seq, opened.content)
  if (kind === 'release') return releaseFaults(db, seq, releaseContentSchema.parse(opened.content))
  return []
}

async function sourceFaults(db: Kysely<Tables>, seq: number, content: Json): Promise<readonly StoredFault[]> {
  const { source, ...landed } = content as Readonly<Record<string, unknown>>
  const id = Number(source)
  const found = await db
    .selectFrom('source')
    .select([
      'dataset',
      'sha256',
      'mends',
      'from_month as from',
      'as_of as asOf',
      'estimated',
      'accepted',
      'changed',
      'refused',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  const differs = found === undefined || Object.entries(found).some(([name, value]) => landed[name] !== value)
  return differs
    ? [
        {
          code: 'source',
          seq,
          text: { zh: `来源${id}与入库时（第${seq}条）不同`, en: `source ${id} is not as it landed (entry ${seq})` },
        },
      ]
    : []
}

async function releaseFaults(
  db: Kysely<Tables>,
  seq: number,
  content: ReleaseContent,
): Promise<readonly StoredFault[]> {
  const { number, figures, published } = content
  const row = await db.selectFrom('release').selectAll().where('number', '=', number).executeTakeFirst()
  const members = ['predecessor', 'why', 'plan', 'period', 'notes', 'definitions', 'districts', 'sources'] as const
  const isSame =
    row !== undefined &&
    row.seq === seq &&
    members.every((member) => row[member] === content[member]) &&
    row.rule === canonicalJson(content.rule) &&
    row.publication_plan === canonicalJson(content.publicationPlan) &&
    row.restates === canonicalJson(content.restates) &&
    row.count === figures.count &&
    row.figures_digest === figures.digest &&
    row.published_digest === published.digest
  if (!isSame)
    return [
      {
        code: 'release',
        seq,
        text: {
          zh: `第${number}号发布与发布时（第${seq}条）不同`,
          en: `release ${number} is not as it was made (entry ${seq})`,
        },
      },
    ]
  const digester = figuresDigester(row.figures_salt)
  let hidden = 0
  for await (const batch of readFigures(db, number)) {
    digester.add(batch)
    hidden += batch.filter(({ disclosure }) => disclosure !== 'shown').length
  }
  return digester.done().figures.digest === figures.digest && row.hidden === hidden
    ? []
    : [
        {
          code: 'figures',
          seq,
          text: {
            zh: `第${number}号发布的数被改动、增加或删除`,
            en: `figures of release ${number} were changed, added or removed`,
          },
        },
      ]
}
