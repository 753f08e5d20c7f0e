import type { PlanItem, PlanSection } from './plan.js'

/**
 * Parses the items of a work plan: headings "一、…", below them paragraphs "1.…". Skips other lines. A title ends at its
 * 。; titles that have lost theirs are given by the number of their item.
 */
export function itemsOf(text: string, unclosedTitles: Readonly<Record<string, string>> = {}): readonly PlanItem[] {
  const items: PlanItem[] = []
  let section: PlanSection | undefined
  for (const line of text.split(/\r?\n/)) {
    const heading = /^([一二三四五六七八九十]+)、(.+)$/.exec(line)
    if (heading !== null) section = Object.freeze({ number: heading[1]!, title: heading[2]! })
    const paragraph = /^(\d{1,2})\.(.+)$/.exec(line)
    if (paragraph !== null && section !== undefined) {
      const number = Number(paragraph[1])
      items.push(itemOf(section, number, line, paragraph[2]!, unclosedTitles[String(number)]))
    }
  }
  return Object.freeze(items)
}

/** The items of another document of a plan: a text without numbered items is one, 1. */
export function documentItems(text: string): readonly PlanItem[] {
  const items = itemsOf(text)
  if (items.length > 0) return items
  const whole = text.trim()
  const section = Object.freeze({ number: '一', title: '' })
  return Object.freeze([Object.freeze({ number: 1, section, title: '', text: whole, clauses: Object.freeze([whole]) })])
}

function itemOf(
  section: PlanSection,
  number: number,
  text: string,
  body: string,
  unclosed: string | undefined,
): PlanItem {
  const title = unclosed !== undefined && body.startsWith(unclosed) ? unclosed : body.slice(0, body.indexOf('。'))
  const clauses =
    body
      .slice(title.length)
      .replace(/^。/, '')
      .match(/[^。]+。?/g) ?? []
  return Object.freeze({ number, section, title, text, clauses: Object.freeze([...clauses]) })
}
