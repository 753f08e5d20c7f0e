import { itemsOf } from '../plan-items.js'
import { huzhou2024Text } from './text.js'

/** Titles whose closing 。 is missing in the published text, so that it does not mark their end. */
const unclosedTitles: Readonly<Record<number, string>> = { 8: '完善残疾人福利体系建设' }

/** The plan's 33 items: 1 to 25 and 28 to 35, as published; 26 and 27 do not exist. */
export const huzhou2024Items = itemsOf(huzhou2024Text, unclosedTitles)
