import { dataset } from '../dataset.js'
import { choice, day, districtCode, integer, optional, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/** Trainings (培训), each on the day it was held, with how many took part and how many passed. */
export function trainings<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'event',
    fields: {
      training: text('培训编号', 'Training'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      heldOn: day('培训日期', 'Held on'),
      participants: integer('参训人次', 'Participants', 'person-time'),
      passed: optional(integer('合格人次', 'Passed', 'person-time')),
    },
    key: ['training'],
    time: { kind: 'flow', on: 'heldOn' },
    dropped: ['培训名称', '联系人', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
