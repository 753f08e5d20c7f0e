import type { Around } from './around.js'
import { tellsPast } from './no-promise.js'
import type { PlanNumber } from './numbers.js'
import { countsNothing } from './units.js'
import { endsInVerb, type OperatorWords } from './words.js'

/** How far before a number words may say that it is past, in characters. */
const longestPast = 80

/** Chinese numerals to ten are mostly names (三个一号工程): they count only after words like these. */
const countsSmall =
  /(?:新增|新建|新改建|改建|扩建|建成|建设|不少于|不低于|不超过|达到|至少|超过|完成|增加|培育|创建|提高到|增至|控制在|开展|举办|改造|新设|每年)(?:约|近)?$/

/** False for a number that the words around it make a rank, a name, a fact of the past, or nothing. */
export function isPromise(
  text: string,
  { offset, unit, low, chinese, full }: PlanNumber,
  { left, right }: Around,
  operator: OperatorWords,
  verb: string | null,
): boolean {
  if (tellsPast(text.slice(Math.max(0, offset - longestPast), offset))) return false
  if (full) return true
  if (unit !== null && countsNothing(unit)) return false
  // 4A级, 1+N.
  if (/[A-Za-z+./]$/.test(left)) return false
  if (unit === null)
    return (
      !chinese && operator.lengths[0] > 0 && operator.words !== null && /^ ?(?:以上|以内|左右|以下|\)|$)/.test(right)
    )
  if (chinese && low <= 10) return (countsSmall.test(left) || operator.lengths[1] > 0) && !/^[“"一新全大好]/.test(right)
  if (/^[“"]/.test(right) && verb === null && operator.words === null) return false
  // 群众身后事6项基本服务: a noun on both sides, and no verb before the number.
  if (/^[个项件种]$/.test(unit) && operator.words === null && /[\u4e00-\u9fff]/.test(right))
    return left.trim() === '' || operator.isFor || endsInVerb(left)
  return low > 0 || operator.words !== null
}
