import { refuse } from '../base/refuse.js'
import { AutomaticNumbers } from './numbering.js'
import { unzipPart } from './unzip.js'
import { readTags } from './xml.js'

/** What is in the file and not in the text: deleted words, and the copy of a text box for old programs. */
const unseen = new Set(['del', 'moveFrom', 'Fallback', 'instrText'])

/**
 * The text of a .docx file, a line for each paragraph, with the numbers that Word adds by itself. Notes, headers and
 * footers are left out.
 */
export function docxText(file: Buffer): string {
  const document = unzipPart(file, 'word/document.xml')
  if (document === null)
    throw refuse('a plan in a ZIP file must be a .docx document, got a file without word/document.xml')
  const numbers = new AutomaticNumbers(unzipPart(file, 'word/numbering.xml'))
  const lines: string[] = []
  // A text box is a paragraph within a paragraph.
  const open: { words: string; list: string | null; depth: number }[] = []
  let hidden = 0
  let inText = false
  readTags(document, {
    open: (name, attributes) => {
      if (unseen.has(name)) hidden += 1
      const paragraph = open.at(-1)
      if (name === 'p') open.push({ words: '', list: null, depth: 0 })
      else if (name === 't') inText = true
      else if (paragraph !== undefined && hidden === 0) {
        if (name === 'tab') paragraph.words += '\t'
        else if (name === 'br' || name === 'cr') paragraph.words += '\n'
        else if (name === 'noBreakHyphen') paragraph.words += '-'
        else if (name === 'numId') paragraph.list = attributes['val'] ?? null
        else if (name === 'ilvl') paragraph.depth = Number(attributes['val'])
      }
    },
    text: (text) => {
      const paragraph = open.at(-1)
      if (inText && hidden === 0 && paragraph !== undefined) paragraph.words += text
    },
    close: (name) => {
      if (unseen.has(name)) hidden -= 1
      if (name === 't') inText = false
      if (name !== 'p') return
      const paragraph = open.pop()
      if (paragraph === undefined || hidden > 0) return
      const number =
        paragraph.list === null || paragraph.words.trim() === '' ? '' : numbers.next(paragraph.list, paragraph.depth)
      lines.push(`${number}${paragraph.words}`)
    },
  })
  return lines.join('\n')
}
