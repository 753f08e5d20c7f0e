import { parsePeriod, type Period } from '@minzheng/core/periods'
import { RequestError } from '../base/problem.js'

/** A condition of `c[…]`: an operator and its value. */
interface Condition {
  readonly operator: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'co' | 'nc' | 'sw' | 'ew'
  readonly value: string
}

/**
 * Reads `A,ge:B+le:C`: alternatives with commas, each of conditions that all hold. The `+` of an address is a blank
 * once it is decoded, so both stand for AND. Throws `RequestError`.
 */
function conditionsOf(text: string, name: string): readonly (readonly Condition[])[] {
  return text.split(',').map((alternative) =>
    alternative.split(/[+ ]/).map((each) => {
      const [, operator = 'eq', value = ''] = /^(?:(eq|ne|lt|le|gt|ge|co|nc|sw|ew):)?([\w@$:/.-]+)$/.exec(each) ?? []
      if (value === '') throw wrong(name, 'must be values such as A,B or ge:A+le:B')
      return { operator: operator as Condition['operator'], value }
    }),
  )
}

/** True for the codes that a filter selects. */
export function codeFilter(text: string, name: string): (code: string) => boolean {
  const alternatives = conditionsOf(text, name)
  return (code) => alternatives.some((all) => all.every((each) => holdsForCode(code, each)))
}

function holdsForCode(code: string, { operator, value }: Condition): boolean {
  switch (operator) {
    case 'eq':
      return code === value
    case 'ne':
      return code !== value
    case 'lt':
      return code < value
    case 'le':
      return code <= value
    case 'gt':
      return code > value
    case 'ge':
      return code >= value
    case 'co':
      return code.includes(value)
    case 'nc':
      return !code.includes(value)
    case 'sw':
      return code.startsWith(value)
    case 'ew':
      return code.endsWith(value)
  }
}

/** A filter by time: true for the periods that it selects; `only`, if it names each of them. */
export interface TimeFilter {
  readonly selects: (period: string) => boolean
  readonly only: readonly string[] | undefined
}

/**
 * Reads `c[TIME_PERIOD]`: `eq` and `ne` compare periods, `ge` and `gt` the first day of a figure's period with the first
 * or last day of the value, `le` and `lt` its last day with the last or first.
 */
export function timeFilter(text: string, name: string): TimeFilter {
  const alternatives = conditionsOf(text, name).map((all) =>
    all.map(({ operator, value }) => ({ operator, period: periodOf(value, name) })),
  )
  const isList = alternatives.every(([first, ...more]) => first!.operator === 'eq' && more.length === 0)
  return {
    only: isList ? alternatives.map(([first]) => first!.period.id) : undefined,
    selects: (id) => {
      const figure = parsePeriod(id)
      return alternatives.some((all) =>
        all.every(({ operator, period }) => {
          switch (operator) {
            case 'eq':
              return figure.id === period.id
            case 'ne':
              return figure.id !== period.id
            case 'ge':
              return figure.from >= period.from
            case 'gt':
              return figure.from > period.until
            case 'le':
              return figure.until <= period.until
            case 'lt':
              return figure.until < period.from
            default:
              throw wrong(name, 'must use eq, ne, lt, le, gt or ge')
          }
        }),
      )
    },
  }
}

function periodOf(value: string, name: string): Period {
  try {
    return parsePeriod(value)
  } catch {
    throw wrong(name, 'must be periods such as 2024, 2024-M05, 2024-Q1 or ge:2024-01+le:2024-06')
  }
}

function wrong(name: string, must: string): RequestError {
  return new RequestError('invalid-request', undefined, { faults: [{ in: 'query', name, must }] })
}
