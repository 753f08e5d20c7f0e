import { dataset } from '../dataset.js'
import { choice, day, districtCode, money, optional, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/**
 * Projects (项目), each from the day it started, with the days on which it was completed and accepted. A project that was
 * given up ends on that day.
 */
export function projects<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'project',
    fields: {
      project: text('项目编号', 'Project'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      startedOn: day('启动日期', 'Started on'),
      completedOn: optional(day('完成日期', 'Completed on')),
      acceptedOn: optional(day('验收日期', 'Accepted on')),
      stoppedOn: optional(day('终止日期', 'Given up on')),
      investment: optional(money('投资额', 'Investment')),
    },
    key: ['project'],
    time: { kind: 'stock', from: 'startedOn', to: 'stoppedOn' },
    dropped: ['项目名称', '负责人', '联系电话', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
