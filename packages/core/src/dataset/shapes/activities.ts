import { dataset } from '../dataset.js'
import { choice, day, districtCode, integer, money, optional, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/**
 * Activities (活动、服务、会议), each dated the day it was held, with the number of participants and the money it raised or
 * spent.
 */
export function activities<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'event',
    fields: {
      activity: text('活动编号', 'Activity'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      heldOn: day('活动日期', 'Held on'),
      participants: integer('参与人次', 'Participants', 'person-time'),
      amount: optional(money('金额', 'Amount')),
    },
    key: ['activity'],
    time: { kind: 'flow', on: 'heldOn' },
    dropped: ['活动名称', '联系人', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
