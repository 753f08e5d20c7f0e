/** By when a promise is due within the year (时间节点). */
export interface Stage {
  /** As written: 6月底前, 上半年, 三季度, 年底前. */
  readonly words: string
  /** Where the words begin, in the text that was searched. */
  readonly offset: number
  /** The year, if the words name one. */
  readonly year: number | null
  /** The last month: 6 for 上半年. */
  readonly month: number
}

const pattern =
  /(?:到|至|在)?(?:(\d{4}) ?年)?(?:(\d{1,2}) ?月(?:份)?(?:\d{1,2} ?日)?(?:底|末)?(?:之前|以前|前)|(上半年|下半年)|第?([一二三四1-4])季度|(年底|年末|年内|年度内|全年|底前|底))(?:之前|以前|末|底|前)?/g

const quarters = '一二三四'

/** The stages that a plain clause names, in order. */
export function stagesIn(text: string): readonly Stage[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [words, year, month, half, quarter, end] = match
    // 底 alone is an end only after a year.
    if (end !== undefined && end.startsWith('底') && year === undefined) return []
    const quarterNumber =
      quarter === undefined ? 0 : /\d/.test(quarter) ? Number(quarter) : quarters.indexOf(quarter) + 1
    const last =
      month !== undefined ? Number(month) : half === '上半年' ? 6 : quarterNumber > 0 ? quarterNumber * 3 : 12
    if (last < 1 || last > 12) return []
    return [{ words, offset: match.index, year: year === undefined ? null : Number(year), month: last }]
  })
}

/** The stage nearest to a number: before it if there is one in the clause, else after it. */
export function stageAt(stages: readonly Stage[], offset: number): Stage | null {
  return stages.findLast((stage) => stage.offset <= offset) ?? stages.find((stage) => stage.offset > offset) ?? null
}
