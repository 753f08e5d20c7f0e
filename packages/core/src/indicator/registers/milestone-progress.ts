import { dataset } from '../../dataset/dataset.js'
import { day, districtCode, integer, optional, text } from '../../dataset/field.js'
import { is } from '../../dataset/filter.js'
import { stageReached } from '../../formula/milestone.js'
import { indicator } from '../define-indicator.js'
import type { Indicator } from '../indicator.js'
import { stages } from '../../formula/stages.js'
import type { Level } from '../../district/district.js'
import { min } from '../../measure/measure.js'
import type { Text } from '../../base/text.js'

/**
 * The stage that a named task of the plan has reached in a district, from a day on, and the document that proves it.
 */
export const milestoneProgress = dataset({
  name: 'milestone-progress',
  title: { zh: '重点任务进展', en: 'Milestone progress' },
  counts: 'case',
  fields: {
    district: districtCode('行政区划代码', 'District code', { aliases: ['责任单位代码'] }),
    milestone: text('任务编号', 'Milestone'),
    reachedOn: day('达到日期', 'Reached on'),
    stage: integer('进展阶段', 'Stage', 'stage', { max: 4, words: stages }),
    evidence: optional(text('佐证材料文号', 'Evidence', { aliases: ['佐证材料'] })),
  },
  key: ['milestone', 'district', 'reachedOn'],
  time: { kind: 'policy', from: 'reachedOn', series: ['milestone'] },
})

interface MilestoneInput<Id extends string> {
  readonly id: Id
  readonly name: Text
  /** Default: county. */
  readonly lowestLevel?: Level
  /**
   * If set, every district of the level takes part, and one without progress counts as not started. Default: only those
   * that report.
   */
  readonly every?: Level
  readonly doubts?: readonly Text[]
}

/**
 * A named task of the plan as an indicator: its value is the stage reached, the least over the districts that take
 * part.
 */
export function milestone<const Id extends string>({ every, ...facts }: MilestoneInput<Id>): Indicator<Id> {
  const stage = min(milestoneProgress, milestoneProgress.col.stage, {
    where: is(milestoneProgress.col.milestone, facts.id),
  })
  return indicator({ ...facts, formula: stageReached(stage, every ?? null) })
}
