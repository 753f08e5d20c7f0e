import { isWorkingDay, stateCouncilCalendar, type CalendarYear } from '@minzheng/assistance'
import { daysLater, type Day } from '@minzheng/core/periods'
import { z } from 'zod'

/** How long the city may take to answer a dispute (异议). */
export interface AnswerTerm {
  readonly workingDays: number
  /** Years of the State Council's notices that the built-in calendar does not have, or that replace its own. */
  readonly calendar: readonly CalendarYear[]
}

/** The term if a deployment states none. */
export const defaultAnswerTerm: AnswerTerm = Object.freeze({ workingDays: 5, calendar: [] })

const day = z.iso.date('must be a day, YYYY-MM-DD')

export const answerTermSchema = z.strictObject({
  workingDays: z.int().min(1, 'must be a whole number from 1 to 60').max(60, 'must be a whole number from 1 to 60'),
  calendar: z
    .array(
      z
        .strictObject({
          year: z.int().min(2000).max(9999),
          notice: z.string(),
          restOn: z.array(day),
          workOn: z.array(day),
        })
        .refine(
          ({ year, restOn, workOn }) => [...restOn, ...workOn].every((each) => each.startsWith(`${year}-`)),
          'must have days of its own year only',
        ),
    )
    .readonly(),
})

/** The last day for an answer, and by which days it was counted. */
export interface AnswerDue {
  readonly on: Day
  /** `announced`: by the State Council's notice; `weekdays`: from Monday to Friday, in a year that it has not announced. */
  readonly countedBy: 'announced' | 'weekdays'
}

/** When the answer to what is asked on a day is due; that day is not counted. */
export function answerDue({ workingDays, calendar }: AnswerTerm, askedOn: Day): AnswerDue {
  const stated = new Set(calendar.map(({ year }) => year))
  const years = [...stateCouncilCalendar.filter(({ year }) => !stated.has(year)), ...calendar]
  let countedBy: AnswerDue['countedBy'] = 'announced'
  let on = askedOn
  for (let left = workingDays; left > 0;) {
    on = daysLater(on, 1)
    const year = Number(on.slice(0, 4))
    const isAnnounced = years.some((each) => each.year === year)
    if (!isAnnounced) countedBy = 'weekdays'
    if (isAnnounced ? isWorkingDay(on, years) : isWeekday(on)) left -= 1
  }
  return { on, countedBy }
}

const isWeekday = (on: Day): boolean => ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
