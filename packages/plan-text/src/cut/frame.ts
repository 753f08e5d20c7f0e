/** Where the body of a plan begins and ends, and its title. */
export interface Frame {
  readonly title: readonly [from: number, to: number] | null
  /** After it come annexes, the signature, the day (附件、落款). */
  readonly end: number
}

const titleWords =
  /(?:工作要点|工作计划|工作安排|工作思路|工作打算|重点工作|重点任务|任务指标|实施方案|行动方案|行动计划|工作方案|实事项目)/

/** No title is longer, in characters. */
const longestTitle = 60
const isTitle = (line: string): boolean =>
  line.length <= longestTitle &&
  titleWords.test(line) &&
  !/[。;!]/.test(line) &&
  !/^(?:当前位置|索引号|名称)/.test(line)

/** Finds the title: the last line before the first number that names a work plan, a notice about one if no other does. */
export function frameOf(plain: string, firstMark: number): Frame {
  let title: readonly [number, number] | null = null
  let at = 0
  for (const line of plain.split('\n')) {
    const words = line.trim()
    const from = at + line.indexOf(words)
    if (from >= firstMark) break
    if (isTitle(words)) title = [from, from + words.length]
    at += line.length + 1
  }
  return { title, end: endOf(plain, Math.max(firstMark === Infinity ? 0 : firstMark, title?.[1] ?? 0)) }
}

function endOf(plain: string, from: number): number {
  const annex = /\n[ \t]*(?:附件[ \d一二三]*(?::|\n)|附:|抄送|\(此件|\(联系人)/g
  annex.lastIndex = from
  const signature =
    /\n[ \t]*[\u4e00-\u9fff]{2,25}(?:局|厅|委员会|政府|办公室)[ \t]*\n\s*[\d〇零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/g
  signature.lastIndex = from
  return Math.min(annex.exec(plain)?.index ?? plain.length, signature.exec(plain)?.index ?? plain.length)
}
