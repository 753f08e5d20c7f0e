import type { AnyDataset, AnyRecord } from '@minzheng/core'

/** A record in the months in which it stands. */
export interface ShownStretch {
  readonly from: number
  readonly until: number
  readonly record: AnyRecord
}

/**
 * The months in which records differ between two lists of stretches, with the records that were or are valid in them. A
 * record that is valid in the same months before and after is not in the result, however its stretches are divided.
 */
export function changedStretches(
  dataset: Pick<AnyDataset, 'facts'>,
  before: readonly ShownStretch[],
  after: readonly ShownStretch[],
): readonly ShownStretch[] {
  const fields = Object.keys(dataset.facts)
  const contents = new Map<string, { readonly record: AnyRecord; readonly steps: Map<number, number> }>()
  const add = ({ from, until, record }: ShownStretch, sign: number): void => {
    const id = JSON.stringify(fields.map((field) => record[field] ?? null))
    let content = contents.get(id)
    if (content === undefined) contents.set(id, (content = { record, steps: new Map() }))
    content.steps.set(from, (content.steps.get(from) ?? 0) + sign)
    content.steps.set(until, (content.steps.get(until) ?? 0) - sign)
  }
  for (const each of before) add(each, -1)
  for (const each of after) add(each, 1)
  const changed: ShownStretch[] = []
  for (const { record, steps } of contents.values()) {
    let difference = 0
    let start = -Infinity
    for (const [month, step] of [...steps].toSorted(([left], [right]) => left - right)) {
      if (difference !== 0 && start < month) changed.push({ from: start, until: month, record })
      start = month
      difference += step
    }
  }
  return changed
}
