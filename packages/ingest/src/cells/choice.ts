import type { FieldFacts } from '@minzheng/core/evaluation'
import { cellText, cleanText, type Cell } from '../base/cell.js'
import { fault, quoted, type CellFault } from '../base/reasons.js'

/**
 * Makes a reader for the words of one choice: the Chinese word, an alias, the stored value or the English word. `words`
 * allows a reason to repeat the word.
 */
export function choiceReader(
  choices: NonNullable<FieldFacts['choices']>,
  words: boolean,
): (cell: Cell) => string | CellFault {
  const keys = new Map<string, string>()
  const add = (word: string, key: string): void => {
    const plain = plainWord(cleanText(word))
    if (!keys.has(plain)) keys.set(plain, key)
  }
  // A word of one value takes precedence over another's alias.
  for (const [key, { zh }] of Object.entries(choices)) add(zh, key)
  for (const key of Object.keys(choices)) add(key, key)
  for (const [key, { aliases, en }] of Object.entries(choices))
    for (const word of [...(aliases ?? []), en]) add(word, key)
  const allowed = Object.values(choices)
  const zh = allowed.map((choice) => choice.zh).join('、')
  const en = allowed.map((choice) => choice.en).join(', ')
  return (cell) => {
    const text = cellText(cell)
    const found = keys.get(plainWord(text))
    if (found !== undefined) return found
    const shown = quoted(text, words)
    return fault('choice', `${shown}不是可选项,应为:${zh}`, `${shown || 'it'} is not one of: ${en}`)
  }
}

const plainWord = (word: string): string => word.replace(/\s+/g, '').toLowerCase()
