import type { Level } from '../../district/district.js'
import type { ChoiceFacts } from '../field.js'
import type { Text } from '../../base/text.js'

/** What distinguishes one dataset of a shape from another: its name, and the categories of its records. */
export interface ShapeInput<T extends Readonly<Record<string, ChoiceFacts>>> {
  /** kebab-case, beginning with the domain: `elderly-care-activities`. */
  readonly name: string
  readonly title: Text
  /** The categories of records: each key with the words that offices write in the column 类别. */
  readonly topics: T
  /** Default: village. */
  readonly lowestLevel?: Level
  /** Default: county. */
  readonly reportedBy?: Level
  /** Headers of columns that offices send and that are never stored, in addition to those of the shape. */
  readonly dropped?: readonly string[]
  readonly notes?: Text
}

/** The levels and notes of a shape, as `dataset()` expects them. */
export function placeOf({
  lowestLevel,
  reportedBy,
  notes,
}: Pick<ShapeInput<never>, 'lowestLevel' | 'reportedBy' | 'notes'>) {
  return {
    ...(lowestLevel === undefined ? {} : { lowestLevel }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
    ...(notes === undefined ? {} : { notes }),
  }
}
