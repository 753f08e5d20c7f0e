/** Letters and figures of a text, without signs and blanks. */
const bare = (text: string): string => text.replaceAll(/[^\u4e00-\u9fffA-Za-z\d]/g, '')

/** The pairs of neighbouring characters (二元组) of a text. */
export function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  // Across a sign there is no pair.
  for (const run of text.split(/[^\u4e00-\u9fffA-Za-z\d]+/))
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2))
  return pairs
}

/** How telling each pair is: rare ones weigh more (逆文档频率). */
export class Rarity {
  private readonly counts = new Map<string, number>()
  private readonly all: number

  constructor(texts: readonly string[]) {
    this.all = texts.length
    for (const text of texts) for (const pair of pairsOf(text)) this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1)
  }

  /** Between about 0.1 for a pair of every text and 1 for a pair of none or one. */
  of(pair: string): number {
    return Math.log((this.all + 2) / ((this.counts.get(pair) ?? 0) + 1)) / Math.log(this.all + 2)
  }

  weight(pairs: Iterable<string>): number {
    let sum = 0
    for (const pair of pairs) sum += this.of(pair)
    return sum
  }
}

/** More characters are not compared. */
const longest = 60

/** The longest run of characters that is in both texts (最长公共子串). */
export function longestShared(one: string, other: string): string {
  const [left, right] = [bare(one).slice(0, longest), bare(other).slice(0, longest)]
  let best = ''
  let before = Array.from({ length: right.length + 1 }, () => 0)
  for (let row = 1; row <= left.length; row += 1) {
    const current = Array.from({ length: right.length + 1 }, () => 0)
    for (let column = 1; column <= right.length; column += 1) {
      if (left[row - 1] !== right[column - 1]) continue
      current[column] = before[column - 1]! + 1
      if (current[column]! > best.length) best = left.slice(row - current[column]!, row)
    }
    before = current
  }
  return best
}
