import type { Kysely } from 'kysely'
import { DisputeError } from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import type { Tables } from '../database/tables.js'
import type { Correction, Dispute } from './stored-disputes.js'

/**
 * Throws `DisputeError` unless what is named can have corrected the figure: it was made after the dispute was opened, is in
 * force, and is of a dataset that the indicator reads, or is a release that revises another.
 */
export async function assertCorrection(
  db: Kysely<Tables>,
  catalogue: Pick<Catalogue, 'indicator'>,
  { figure, steps }: Pick<Dispute, 'figure' | 'steps'>,
  { kind, number }: Correction,
): Promise<void> {
  const datasets = [...new Set(measuresOf(catalogue.indicator(figure.indicator)).map(({ dataset }) => dataset))]
  const since = steps[0]!.at
  if (await isMade(db, { kind, number }, datasets, since)) return
  const words = {
    act: {
      zh: `操作${number}须在异议提出之后，仍有效，且属该指标的数据集`,
      en: `act ${number} must be after the dispute, in force, and of a dataset of the indicator`,
    },
    source: {
      zh: `来源${number}须在异议提出之后入库，未撤回，且属该指标的数据集`,
      en: `source ${number} must have landed after the dispute, not be withdrawn, and be of a dataset of the indicator`,
    },
    release: {
      zh: `第${number}号发布须在异议提出之后，且为修订`,
      en: `release ${number} must be after the dispute, and revise another`,
    },
  } as const
  throw new DisputeError(words[kind])
}

async function isMade(
  db: Kysely<Tables>,
  { kind, number }: Correction,
  datasets: readonly string[],
  since: Date,
): Promise<boolean> {
  if (kind === 'release') {
    const row = await db
      .selectFrom('release as r')
      .innerJoin('chain_entry as e', 'e.seq', 'r.seq')
      .select('r.number')
      .where('r.number', '=', number)
      .where('r.predecessor', 'is not', null)
      .where('e.at', '>', since.toISOString())
      .executeTakeFirst()
    return row !== undefined
  }
  if (datasets.length === 0) return false
  const row =
    kind === 'act'
      ? await db
          .selectFrom('act')
          .select('id')
          .where('id', '=', number)
          .where('dataset', 'in', datasets)
          .where('undone_at', 'is', null)
          .where('made_at', '>', since)
          .executeTakeFirst()
      : await db
          .selectFrom('source')
          .select('id')
          .where('id', '=', number)
          .where('dataset', 'in', datasets)
          .where('withdrawn', '=', false)
          .where('landed_at', '>', since)
          .executeTakeFirst()
  return row !== undefined
}
