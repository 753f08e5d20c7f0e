import type { Text } from '@minzheng/core'

/** The form in which the civil-affairs office is guardian: for a time (临时监护) or for long (长期监护). */
export type StateGuardianship = 'temporary' | 'long-term'

/** A cause for which the office becomes guardian of a minor, and the article of the law that names it. */
export interface StateGuardianshipCause {
  readonly guardianship: StateGuardianship
  /** Article and number in 未成年人保护法. */
  readonly article: 92 | 94
  readonly number: number
  readonly cause: Text
}

const temporary: readonly Text[] = [
  { zh: '流浪乞讨或者身份不明,暂时找不到监护人', en: 'begging or unidentified, and no guardian can be found for now' },
  {
    zh: '监护人下落不明,没有他人可以监护',
    en: 'the guardian’s whereabouts are unknown and nobody else can be guardian',
  },
  {
    zh: '监护人因自身原因或突发事件不能监护',
    en: 'the guardian cannot act, for reasons of their own or in an emergency',
  },
  {
    zh: '监护人拒绝或怠于监护,孩子无人照料',
    en: 'the guardian refuses or neglects it and nobody looks after the child',
  },
  {
    zh: '监护人教唆、利用孩子犯罪,需要带离',
    en: 'the guardian makes the child break the law, so that it must be taken away',
  },
  {
    zh: '受监护人严重伤害或人身安全受威胁,需紧急安置',
    en: 'the child is gravely harmed or in danger from the guardian',
  },
  { zh: '法律规定的其他情形', en: 'another cause that a law names' },
]
const longTerm: readonly Text[] = [
  { zh: '查找不到父母或其他监护人', en: 'neither parents nor another guardian can be found' },
  { zh: '监护人死亡,没有他人可以监护', en: 'the guardian is dead or declared dead and nobody else can be guardian' },
  {
    zh: '监护人丧失监护能力,没有他人可以监护',
    en: 'the guardian has lost the capacity and nobody else can be guardian',
  },
  { zh: '法院撤销监护人资格并指定民政部门监护', en: 'a court revoked the guardianship and named the office' },
  { zh: '法律规定的其他情形', en: 'another cause that a law names' },
]

const causesOf = (
  guardianship: StateGuardianship,
  article: 92 | 94,
  causes: readonly Text[],
): readonly StateGuardianshipCause[] =>
  causes.map((cause, index) => Object.freeze({ guardianship, article, number: index + 1, cause }))

/**
 * The causes for which civil affairs is guardian of a minor (未成年人保护法 art. 92, 94), in our words; the law's text
 * decides. Under temporary guardianship the child is placed with relatives, a foster family, an agency or a home (art.
 * 93).
 */
export const stateGuardianshipCauses: readonly StateGuardianshipCause[] = Object.freeze([
  ...causesOf('temporary', 92, temporary),
  ...causesOf('long-term', 94, longTerm),
])
