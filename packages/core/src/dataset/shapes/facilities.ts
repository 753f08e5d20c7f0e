import { dataset } from '../dataset.js'
import { choice, day, districtCode, flag, integer, optional, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/**
 * A register of facilities (设施、机构、阵地), each from the day it opened until the day it closed, with its grade and whether
 * it meets the standard.
 */
export function facilities<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'site',
    fields: {
      facility: text('设施编号', 'Facility'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      grade: optional(integer('等级', 'Grade', 'grade', { min: 1, max: 5 })),
      compliant: optional(flag('是否达标', 'Meets the standard')),
      openedOn: day('启用日期', 'Opened on'),
      closedOn: optional(day('停用日期', 'Closed on')),
    },
    key: ['facility'],
    time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
    dropped: ['设施名称', '负责人', '联系电话', '地址', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
