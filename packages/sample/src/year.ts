import type { AnyRecord, Catalogue } from '@minzheng/core'
import { annualInspectionsOf } from './registers/annual-inspections.js'
import { counties, registrars } from './base/calibration.js'
import { caregiverAllowancesOf } from './registers/caregiver-allowances.js'
import { caregiversOf } from './registers/caregivers.js'
import { charitiesOf } from './registers/charities.js'
import { charitySupervisionOf, charityTrusteesOf } from './registers/charity-supervision.js'
import { childrenInDifficultyOf } from './registers/children-in-difficulty.js'
import type { CreditCodes } from './base/credit-codes.js'
import { dibaoStandardsOf } from './registers/dibao-standards.js'
import { elderlyInstitutionsOf } from './registers/elderly-institutions.js'
import { homeCareCentresOf } from './registers/home-care-centres.js'
import { homeImprovementsOf } from './registers/home-improvements.js'
import type { IdentityNumbers } from './base/identity-numbers.js'
import { kangyangConsortiaOf } from './registers/kangyang-consortia.js'
import { mealDaysOf } from './registers/meal-days.js'
import { mealSitesOf } from './registers/meal-sites.js'
import { milestoneProgressOf, otherMilestonesOf } from './registers/milestone-progress.js'
import { monitoredPersonsOf } from './registers/monitored-persons.js'
import { organisationGradesOf } from './registers/organisation-grades.js'
import { populationOf } from './registers/population.js'
import { randomFrom } from './base/random.js'
import { recordsBy } from './base/recipe.js'
import { recipes } from './recipes/index.js'
import { socialOrganisationsOf } from './registers/social-organisations.js'
import { specialFundsOf } from './registers/special-funds.js'
import { trustFilingsOf } from './registers/trust-filings.js'
import { villagesOf } from './base/villages.js'
import { zombieOrganisationsOf } from './registers/zombie-organisations.js'

/** The records of one office and dataset. An identity number is in the place of the later pseudonym. */
export interface Register {
  readonly dataset: string
  /** The office's district: a county, or the city. */
  readonly district: string
  readonly records: readonly AnyRecord[]
}

/** A simulated year: correct registers, and the books from which further numbers can be drawn. */
export interface Year {
  readonly registers: readonly Register[]
  readonly numbers: IdentityNumbers
  readonly codes: CreditCodes
  /** The district of the model city that an office's habits and bad rows are those of. */
  readonly modelOf: (district: string) => string
}

/** The books from which the numbers of a year are drawn, so that none is given twice. */
export type Books = Pick<Year, 'numbers' | 'codes'>

/**
 * Simulates the year 2024 of the model city, whose districts have the codes of `calibration.ts`; `simulateCity` makes any
 * city's year of it. The same seed gives the same records.
 * @param labelOf the code that a district of the model stands for; random numbers follow from it
 */
export function simulateModel(
  catalogue: Pick<Catalogue, 'districts' | 'dataset' | 'indicators'>,
  seed: number,
  { numbers, codes }: Books,
  labelOf: (code: string) => string,
): readonly Register[] {
  const { districts: tree, indicators } = catalogue
  const registers: Register[] = []
  const add = (dataset: string, district: string, records: readonly AnyRecord[]): void => {
    if (records.length > 0) registers.push({ dataset, district, records })
  }
  // By the city's own codes, so that each city differs.
  const random = (dataset: string, district: string) => randomFrom(seed, `${dataset} ${labelOf(district)}`)

  const mealSites = new Map<string, ReturnType<typeof mealSitesOf>>()
  for (const county of counties) {
    const { code } = county
    const villages = villagesOf(tree, code, random('villages', code))
    const townships = tree.atLevel(code, 'township')
    const sites = mealSitesOf(county, villages, random('meal-sites', code))
    mealSites.set(code, sites)
    add('population', code, populationOf(county, villages))
    add('dibao-standards', code, dibaoStandardsOf(code))
    add('monitored-persons', code, monitoredPersonsOf(county, villages, random('monitored-persons', code), numbers))
    add('home-improvements', code, homeImprovementsOf(county, villages, random('home-improvements', code), numbers))
    add(
      'children-in-difficulty',
      code,
      childrenInDifficultyOf(county, villages, random('children-in-difficulty', code), numbers),
    )
    const caregivers = caregiversOf(county, townships, random('caregivers', code), numbers)
    add('caregivers', code, caregivers)
    add('caregiver-allowances', code, caregiverAllowancesOf(caregivers))
    add('elderly-institutions', code, elderlyInstitutionsOf(county, villages, random('elderly-institutions', code)))
    add('kangyang-consortia', code, kangyangConsortiaOf(county, townships, random('kangyang-consortia', code)))
    add('home-care-centres', code, homeCareCentresOf(county, villages, random('home-care-centres', code)))
    add('meal-sites', code, sites)
  }
  const mealDays = mealDaysOf([...mealSites.values()].flat(), random('meal-days', ''))
  for (const { code } of counties)
    add(
      'meal-days',
      code,
      mealDays.filter(({ district }) => String(district).startsWith(code)),
    )

  for (const registrar of registrars) {
    const { code } = registrar
    const organisations = socialOrganisationsOf(registrar, random('social-organisations', code), codes)
    const { zombies, ended } = zombieOrganisationsOf(
      registrar,
      organisations,
      random('zombie-organisations', code),
      codes,
    )
    const listed = new Set(zombies.map(({ creditCode }) => creditCode))
    const charities = charitiesOf(registrar, organisations, listed, random('charities', code))
    add(
      'social-organisations',
      code,
      [...organisations, ...ended].toSorted((one, other) =>
        one.registeredOn < other.registeredOn ? -1 : one.registeredOn > other.registeredOn ? 1 : 0,
      ),
    )
    add(
      'organisation-grades',
      code,
      organisationGradesOf(registrar, organisations, listed, random('organisation-grades', code)),
    )
    add('zombie-organisations', code, zombies)
    add('annual-inspections', code, annualInspectionsOf(organisations, random('annual-inspections', code)))
    add('charities', code, charities)
    const trustees = charityTrusteesOf(registrar, charities, random('charity-trustees', code))
    add('charity-trustees', code, trustees)
    add(
      'charity-supervision-entries',
      code,
      charitySupervisionOf(registrar, charities, trustees, random('charity-supervision-entries', code)),
    )
    add('trust-filings', code, trustFilingsOf(registrar, random('trust-filings', code)))
    add('special-funds', code, specialFundsOf(registrar, random('special-funds', code)))
    add('milestone-progress', code, [
      ...milestoneProgressOf(code),
      ...otherMilestonesOf(code, code === tree.root.code, indicators.values(), random('milestone-progress', code)),
    ])
  }

  for (const recipe of recipes) {
    const cities = recipe.offices === 'city' || recipe.offices === 'all' ? [tree.root.code] : []
    for (const code of [...cities, ...(recipe.offices === 'city' ? [] : counties.map((county) => county.code))])
      add(
        recipe.dataset,
        code,
        recordsBy(recipe, catalogue.dataset(recipe.dataset), code, tree, random(recipe.dataset, code), numbers),
      )
  }
  return registers
}
