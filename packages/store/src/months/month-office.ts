import { MonthError, type Realm } from '@minzheng/access'
import { monthNumber } from '@minzheng/core/registers'
import type { Month } from '@minzheng/core/periods'
import type { RegisterTools } from '../register/register-tools.js'

type Districts = Pick<RegisterTools, 'register'>

/**
 * The district whose month a cell belongs to: the county, in the tree of the month; above the counties the district itself,
 * whose months are those of its own registrations (本级).
 */
export function monthOffice({ register }: Districts, district: string, month: Month): string {
  return register.officeOf(district, 'county', monthNumber(month))
}

/** The districts that submit a month: the counties, and those above them for their own registrations. */
export function monthOffices({ register }: Districts, month: Month): readonly string[] {
  const tree = register.on(monthNumber(month))
  return tree.all.filter(({ level }) => level === 'city' || level === 'county').map(({ code }) => code)
}

/** The districts of a month, in which grants for it are judged: a former county is in its city. */
export function monthRealm({ register }: Districts, month: Month): Realm {
  return { districts: register.on(monthNumber(month)) }
}

/** Throws `MonthError` if a district does not submit months. */
export function assertMonthOffice(tools: Districts, district: string, month: Month): void {
  if (!monthOffices(tools, month).includes(district))
    throw new MonthError({
      zh: `${month} 按区县上报，${district} 不是区县或市本级`,
      en: `the district of ${month} must be a county or the city, got ${district}`,
    })
}

/** The name of a district in a month, with its code. */
export function namedDistrict({ register }: Districts, district: string, month: Month): string {
  const tree = register.on(monthNumber(month))
  return tree.has(district) ? `${tree.get(district).name}（${district}）` : district
}
