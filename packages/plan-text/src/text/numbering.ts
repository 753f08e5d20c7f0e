import { inChinese } from '../base/numeral.js'
import { readTags } from './xml.js'

interface Level {
  start: number
  format: string
  pattern: string
}

/** Writes the numbers that Word adds by itself (自动编号): they are not in the text of a paragraph. */
export class AutomaticNumbers {
  private readonly levels = new Map<string, Map<number, Level>>()
  private readonly lists = new Map<string, string>()
  private readonly counts = new Map<string, number[]>()

  /** Reads `word/numbering.xml`; without it there are no such numbers. */
  constructor(xml: Buffer | null) {
    if (xml === null) return
    let outline = ''
    let list = ''
    let level: Level | null = null
    readTags(xml, {
      open: (name, attributes) => {
        const value = attributes['val'] ?? ''
        if (name === 'abstractNum') {
          outline = attributes['abstractNumId'] ?? ''
          this.levels.set(outline, new Map())
        } else if (name === 'lvl') {
          level = { start: 1, format: 'decimal', pattern: '' }
          this.levels.get(outline)?.set(Number(attributes['ilvl']), level)
        } else if (name === 'num') list = attributes['numId'] ?? ''
        else if (name === 'abstractNumId') this.lists.set(list, value)
        else if (level !== null && name === 'start') level.start = Number(value)
        else if (level !== null && name === 'numFmt') level.format = value
        else if (level !== null && name === 'lvlText') level.pattern = value
      },
    })
  }

  /** The number of the next paragraph of a list at a depth, such as `一、`; empty if it has none. */
  next(list: string, depth: number): string {
    const outline = this.lists.get(list) ?? ''
    const levels = this.levels.get(outline)
    const level = levels?.get(depth)
    if (levels === undefined || level === undefined || level.format === 'bullet' || level.format === 'none') return ''
    const counts = this.counts.get(outline) ?? []
    this.counts.set(outline, counts)
    counts.length = Math.min(counts.length, depth + 1)
    counts[depth] = (counts[depth] ?? level.start - 1) + 1
    return level.pattern.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return written(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal')
    })
  }
}

function written(value: number, format: string): string {
  if (/chinese|ideograph|japanese|taiwanese/i.test(format) && value < 100) return inChinese(value)
  if (format.startsWith('decimalEnclosedCircle') && value <= 20) return String.fromCodePoint(0x245f + value)
  return String(value)
}
