import type { PlanItem, PlanSection } from '../plan.js'
import { huzhou2024Text } from './text.js'

/** Titles whose closing 。 is missing in the published text, so that it does not mark their end. */
const unclosedTitles: Readonly<Record<number, string>> = { 8: '完善残疾人福利体系建设' }

/** Parses the items of a work plan: headings "一、…", below them paragraphs "1.…". Skips other lines. */
export function parseItems(text: string): readonly PlanItem[] {
  const items: PlanItem[] = []
  let section: PlanSection | undefined
  for (const line of text.split('\n')) {
    const heading = /^([一二三四五六七八九十]+)、(.+)$/.exec(line)
    if (heading !== null) section = Object.freeze({ number: heading[1]!, title: heading[2]! })
    const paragraph = /^(\d{1,2})\.(.+)$/.exec(line)
    if (paragraph !== null && section !== undefined)
      items.push(itemOf(section, Number(paragraph[1]), line, paragraph[2]!))
  }
  return Object.freeze(items)
}

function itemOf(section: PlanSection, number: number, text: string, body: string): PlanItem {
  const unclosed = unclosedTitles[number]
  const title = unclosed !== undefined && body.startsWith(unclosed) ? unclosed : body.slice(0, body.indexOf('。'))
  const clauses =
    body
      .slice(title.length)
      .replace(/^。/, '')
      .match(/[^。]+。?/g) ?? []
  return Object.freeze({ number, section, title, text, clauses: Object.freeze([...clauses]) })
}

/** The plan's 33 items: 1 to 25 and 28 to 35, as published; 26 and 27 do not exist. */
export const huzhou2024Items = parseItems(huzhou2024Text)
