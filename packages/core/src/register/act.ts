import type { AnyRecord, AnyDataset } from '../dataset/dataset.js'
import { MinzhengError } from '../base/errors.js'
import type { Month } from '../period/period.js'
import { recordKey } from './record-key.js'

interface ActOnRecord {
  readonly dataset: string
  /** The office that reports the record: the district at the dataset's reporting level. */
  readonly office: string
  /** The values of the dataset's key fields. */
  readonly key: AnyRecord
  /** The act reaches what was told as of this month or earlier, landed before the act or after it. */
  readonly through: Month
}

/** Corrects fields (更正) of what one office tells of a record. It changes neither office nor key. */
export interface Correction extends ActOnRecord {
  readonly kind: 'correct'
  readonly fields: AnyRecord
  /** The first month in which the correction holds; without it, it holds in all months. */
  readonly from?: Month | null
}

/** Deletes a record (删除): it is absent in all months through `through`. */
export interface Deletion extends ActOnRecord {
  readonly kind: 'delete'
}

/** Replaces the key of a record (改键), which was wrong. */
export interface Rekeying extends ActOnRecord {
  readonly kind: 'rekey'
  readonly to: AnyRecord
}

/** An act on one record; acts are overlays and change no stored row. Of two acts on one field or key the later wins. */
export type Act = Correction | Deletion | Rekeying

/**
 * Throws `invalid-act` if a re-keying would give a key a second target or lead back to itself, or if a correction
 * changes the key. `acts`: the acts that are in force, in their order.
 */
export function assertAct(dataset: AnyDataset, acts: readonly Act[], act: Act): void {
  const refuse = (message: string): never => {
    throw new MinzhengError('invalid-act', `${message} (${dataset.name})`, { dataset: dataset.name, kind: act.kind })
  }
  if (act.kind === 'correct') {
    const fields = Object.keys(act.fields)
    if (fields.length === 0) refuse('更正须至少改一项 a correction must change at least one field, got none')
    for (const field of fields) {
      if (!Object.hasOwn(dataset.facts, field))
        refuse(
          `没有${field}这一项 a corrected field must be one of ${Object.keys(dataset.facts).join(', ')}, got ${field}`,
        )
      if (dataset.key.includes(field))
        refuse(
          `${field}是主键，请用改键 a correction must leave the key as it is, got ${field}; replace the key instead`,
        )
    }
    if (act.from != null && act.from > act.through)
      refuse(
        `起始月份${act.from}晚于及于的月份${act.through} a correction must begin in or before the month that it reaches (${act.through}), got ${act.from}`,
      )
  }
  if (act.kind !== 'rekey') return
  const key = recordKey(dataset, act.key)
  const to = recordKey(dataset, act.to)
  if (key === to) refuse('新主键与原主键相同 the new key must differ from the old key, got the same')
  const targets = new Map<string, string>()
  for (const each of acts)
    if (each.kind === 'rekey' && each.dataset === act.dataset && each.office === act.office)
      targets.set(recordKey(dataset, each.key), recordKey(dataset, each.to))
  const before = targets.get(key)
  if (before !== undefined)
    refuse(
      '原主键已改过，请先撤销前次改键 the old key must have no new key yet, got one that has; undo the earlier replacement first',
    )
  for (let at: string | undefined = to; at !== undefined; at = targets.get(at))
    if (at === key)
      refuse('改键不能绕回原主键 the replacement of a key must end at another key, got one that leads back to it')
}
