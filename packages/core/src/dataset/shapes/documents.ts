import { dataset } from '../dataset.js'
import { choice, day, districtCode, optional, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/** Documents (制度、方案、标准、政策文件), each in force from the day it was issued until it was repealed. */
export function documents<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'item',
    fields: {
      document: text('文号', 'Document'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      issuedOn: day('印发日期', 'Issued on'),
      repealedOn: optional(day('废止日期', 'Repealed on')),
    },
    key: ['document'],
    time: { kind: 'stock', from: 'issuedOn', to: 'repealedOn' },
    dropped: ['文件名称', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
