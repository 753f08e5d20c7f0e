import { dataset } from '../dataset.js'
import { choice, day, districtCode, flag, integer, text } from '../field.js'
import type { ChoiceFacts } from '../field.js'
import { placeOf, type ShapeInput } from './shape.js'

/**
 * Inspections (检查、评估、核查), each of one subject on one day: whether it passed, how many problems were found and how many
 * put right.
 */
export function inspections<const T extends Readonly<Record<string, ChoiceFacts>>>(input: ShapeInput<T>) {
  return dataset({
    name: input.name,
    title: input.title,
    counts: 'case',
    fields: {
      inspection: text('检查编号', 'Inspection'),
      subject: text('检查对象编号', 'Subject'),
      district: districtCode(),
      topic: choice('类别', 'Topic', input.topics),
      inspectedOn: day('检查日期', 'Inspected on'),
      passed: flag('是否合格', 'Passed'),
      problems: integer('发现问题数', 'Problems', 'item'),
      rectified: integer('已整改问题数', 'Problems put right', 'item'),
    },
    key: ['inspection'],
    time: { kind: 'flow', on: 'inspectedOn' },
    dropped: ['检查对象名称', '检查人', ...(input.dropped ?? [])],
    ...placeOf(input),
  })
}
