import type { Text } from '../base/text.js'

/** The stages of a milestone, in order; from `done` (已完成) on it is reached. */
export const stages = [
  { zh: '未启动', en: 'not started' },
  { zh: '已部署', en: 'planned' },
  { zh: '推进中', en: 'under way' },
  { zh: '已完成', en: 'done' },
  { zh: '已验收', en: 'accepted' },
] as const satisfies readonly Text[]
/** The stage at which a milestone is reached: done (已完成). */
export const stageDone = 3
