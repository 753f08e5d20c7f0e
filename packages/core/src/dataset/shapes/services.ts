import { dataset } from '../dataset.js'
import { choice, day, districtCode, integer, money, optional } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/**
 * Services by month (业务月报), one record for a district, topic and month, dated the month's last day: the number of
 * services, and the money they cost.
 */
export function services<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'case',
    fields: {
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      monthEndOn: day('统计月末日期', 'Month end'),
      times: integer('服务人次', 'Person-times', 'person-time'),
      amount: optional(money('金额', 'Amount')),
    },
    key: ['district', 'topic', 'monthEndOn'],
    time: { kind: 'flow', on: 'monthEndOn' },
    dropped: ['填报人', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
