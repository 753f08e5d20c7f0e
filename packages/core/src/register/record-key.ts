import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'

/** The key of a record as one text: the values of the dataset's key fields. */
export function recordKey({ key }: Pick<AnyDataset, 'key'>, record: AnyRecord): string {
  return key.length === 1 ? String(record[key[0]!]) : JSON.stringify(key.map((field) => record[field] ?? null))
}
