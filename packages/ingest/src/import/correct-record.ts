import type { AnyDataset, AnyRecord, Catalogue } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import type { Day, Month } from '@minzheng/core/periods'
import type { ActReason, ActReport, Store } from '@minzheng/store'
import { districtReader } from '../district/district.js'
import { fieldReader } from '../rows/field-reader.js'
import { columnsOf } from '../header/column.js'
import { matchHeader, named } from '../header/header.js'
import { ImportError } from '../base/import-error.js'
import { pseudonymReader, type PseudonymKey } from '../pseudonym/pseudonym.js'
import { fault, isFault, type CellFault } from '../base/reasons.js'
import { schemaFault } from '../rows/schema-fault.js'

export interface Correction extends ActReason {
  readonly catalogue: Catalogue
  readonly store: Pick<Store, 'act' | 'record'>
  readonly dataset: string
  /** The record's key, as stored: the pseudonym of a person, not the identity number. */
  readonly key: AnyRecord
  /** Field name or Chinese title → the new value, as people write it; empty for "not stated". */
  readonly changes: Readonly<Record<string, string>>
  /** Both are required only to change a pseudonym that is not part of the key. */
  readonly pseudonymKey?: PseudonymKey
  readonly today?: Day
  /** The office that reports the record; may be left out if only one office does. */
  readonly office?: string
  /** The first month in which the correction holds; without it, it holds in all months. */
  readonly from?: Month
  /** The correction reaches what was told as of this month or earlier, landed before it or after it. */
  readonly through: Month
}

/** A record before and after its correction. */
export interface CorrectionReport {
  readonly before: AnyRecord
  readonly after: AnyRecord
  /** Null if the record already had these values, so that no act was made. */
  readonly act: ActReport | null
}

const noKey = fault('pseudonym-key', '更正身份证号需要假名密钥', 'requires the pseudonym key and today')

/**
 * Corrects one stored record (更正): an act of the office, which lies over what sources tell and can be undone.
 * Throws `record-not-found`, `change-refused` with the reason of every change that cannot be made, or the store's
 * `ActError`.
 */
export async function correctRecord(correction: Correction): Promise<CorrectionReport> {
  const { catalogue, store, key, changes } = correction
  const dataset = catalogue.dataset(correction.dataset)
  const before = await store.record(dataset.name, key)
  if (before === undefined)
    throw new ImportError(
      'record-not-found',
      `${named(dataset)} has no record with this key (${dataset.key.join(', ')})`,
      { dataset: dataset.name },
    )
  const read = readChanges(dataset, changes, correction)
  const after = { ...before, ...read }
  const found = schemaFault(dataset, after)
  if (found !== undefined) throw refused(dataset, [[found.field ?? dataset.name, found.fault]])
  const differs = Object.keys(read).some((field) => read[field] !== before[field])
  // For some months the record may have other values.
  if (!differs && correction.from === undefined) return { before, after, act: null }
  const { office, from, through, reason, askedBy, by, revision } = correction
  const act = await store.act({
    kind: 'correct',
    dataset: dataset.name,
    key,
    fields: read,
    through,
    reason,
    askedBy,
    ...(by === undefined ? {} : { by }),
    ...(office === undefined ? {} : { office }),
    ...(from === undefined ? {} : { from }),
    ...(revision === undefined ? {} : { revision }),
  })
  return { before, after, act }
}

function readChanges(
  dataset: AnyDataset,
  changes: Correction['changes'],
  { catalogue, pseudonymKey, today }: Correction,
): AnyRecord {
  const context = {
    districts: districtReader(catalogue.districts, catalogue.districts.root.code),
    pseudonym: pseudonymKey === undefined || today === undefined ? () => noKey : pseudonymReader(pseudonymKey, today),
    alsoPersonal: catalogue.alsoPersonal,
  }
  const record: Record<string, Value> = {}
  const faults: [string, CellFault][] = []
  for (const [name, cell] of Object.entries(changes)) {
    const found = fieldOf(dataset, name)
    if (found === undefined)
      // A name that nobody knows is what somebody has typed, such as the name of a person.
      faults.push([
        '…',
        fault('unknown-field', '没有此项', `is not a field; the fields are: ${Object.keys(dataset.facts).join(', ')}`),
      ])
    else if (dataset.key.includes(found.field))
      faults.push([
        name,
        fault(
          'key-field',
          '是主键,不能更正;请另行录入',
          'is part of the key; a record with another key is another record',
        ),
      ])
    else if (found.field in record)
      faults.push([name, fault('stated-twice', '同一项填了两次', `means ${found.field}, which is given twice`)])
    else {
      const value = fieldReader(dataset, found.field, found.power, context)(cell)
      if (isFault(value)) faults.push([name, value])
      else record[found.field] = value
    }
  }
  if (faults.length > 0) throw refused(dataset, faults)
  return record
}

/** The field with this name, or with this header with a unit. */
function fieldOf(dataset: AnyDataset, name: string): { readonly field: string; readonly power: number } | undefined {
  if (Object.hasOwn(dataset.facts, name)) return { field: name, power: 0 }
  const [found] = matchHeader(dataset, columnsOf([{ cells: [name] }])).fields
  return found === undefined ? undefined : { field: found[0], power: found[1].power }
}

function refused(dataset: AnyDataset, faults: readonly (readonly [name: string, fault: CellFault])[]): ImportError {
  const lines = faults.map(([name, { reason }]) => `  ${name}: ${reason.zh} / ${reason.en}`)
  return new ImportError('change-refused', `${named(dataset)} cannot be corrected like this:\n${lines.join('\n')}`, {
    faults: faults.map(([field, { code, reason }]) => ({ field, code, reason })),
  })
}
