import type { Level } from '../../district/district.js'
import type { ChoiceFacts } from '../field.js'
import type { Text } from '../../base/text.js'

/** What tells one dataset of a shape from another: its name, and what its records may be about. */
export interface ShapeInput<T extends Readonly<Record<string, ChoiceFacts>>> {
  /** kebab-case, beginning with the domain: `elderly-care-activities`. */
  readonly name: string
  readonly title: Text
  /** What a record may be about: each key with the words that offices write in the column 类别. */
  readonly topics: T
  /** Default: village. */
  readonly lowestLevel?: Level
  /** Default: county. */
  readonly reportedBy?: Level
  /** Headers that are sent along and never kept, besides those of the shape. */
  readonly dropped?: readonly string[]
  readonly notes?: Text
}

/** The levels and notes of a shape, as `dataset()` takes them. */
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
