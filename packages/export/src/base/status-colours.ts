import type { AssessmentStatus } from '@minzheng/core'

/**
 * The colours of a status, as six hexadecimal digits: text must be readable on the fill, and words and symbols are
 * shown as well.
 */
export interface StatusColour {
  readonly fill: string
  readonly text: string
}

/** One pair of colours for each status; offices differ in which colour is good. */
export type StatusColours = Readonly<Record<AssessmentStatus, StatusColour>>

/** Green is good. */
export const greenIsGood: StatusColours = Object.freeze({
  achieved: { fill: 'C6E7CE', text: '0B4A1F' },
  'on-track': { fill: 'D8EAF7', text: '0F3E63' },
  'at-risk': { fill: 'FFEBB0', text: '5C4300' },
  'off-track': { fill: 'F9CFCB', text: '7A1410' },
  unknown: { fill: 'EDEDED', text: '444444' },
})

/** Red is good (红为好), as in many sheets of Chinese offices. */
export const redIsGood: StatusColours = Object.freeze({
  ...greenIsGood,
  achieved: { fill: 'F9CFCB', text: '7A1410' },
  'on-track': { fill: 'FCE4D6', text: '6B2A0A' },
  'off-track': { fill: 'C6E7CE', text: '0B4A1F' },
})
