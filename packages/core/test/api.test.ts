import { describe, expect, it } from 'vitest'
import * as assessment from '../src/doors/assessment.js'
import * as districts from '../src/doors/districts.js'
import * as evaluation from '../src/doors/evaluation.js'
import * as periods from '../src/doors/periods.js'
import * as privacy from '../src/doors/privacy.js'
import * as core from '../src/index.js'
import * as testing from '../src/testing/index.js'

// A name that is added, renamed or removed here changes the public surface; change this list in the same commit.
const doors: readonly (readonly [door: string, offers: object, names: string])[] = [
  [
    '@minzheng/core',
    core,
    `
      MinzhengError activities after ageAtLeast ageBelow allOf anyOf assess atLeast atMost audienceWords audiences before between byBand byValue
      catalogue change choice composite count coverage dataset day daysBetween defineUnit describe dispersion distinct
      districtCode districtTree documents domain evaluate explain extendCodes facilities flag inForce indicator inspections integer is
      isNull latest lessThan level max mean milestone milestoneProgress min minus money moreThan mustBeDisjoint mustCompare
      mustHold mustLieBetween mustNotJump not olderPersonsOf oneOf optional personsOf plus population populationBases projects pseudonym ratio
      referenceDay revised services share stageDone stages sum text total trainings unitFacts units unitsPer withCodes yearStart
    `,
  ],
  [
    '@minzheng/core/evaluation',
    evaluation,
    `
      basePeriod categoriesOf citiesTogether definitionIn dependenciesOf districtsOf explainRecord findingsOf
      formulaFacts formulaOf formulasIn formulasOf hasFigure isColumn isRelative isRelativeDay knownTotals leastOfAll measuresOf
      monthsAsked monthsBehind observe observeSet provinceFault reads resolveDay returnBook seriesOf setFault
      sharedValues slotsOf unknownVariant
    `,
  ],
  [
    '@minzheng/core/periods',
    periods,
    `
      daysFrom daysLater isDay isMonth isWholeMonths lastDay monthEnd monthOf monthsLater monthsOf nextMonth parsePeriod
      periodsAround previousPeriod printPeriod samePeriodLastYear yearToDate yearsLater
    `,
  ],
  [
    '@minzheng/core/districts',
    districts,
    `
      catalogueOn districtHistory latestTree levels parameterInForce placedDistricts rank relocateRecords reportingUnits
      restateRecords restateReturns returnsOn unchangedPlaces
    `,
  ],
  [
    '@minzheng/core/assessment',
    assessment,
    `
      apportionTarget assertTarget compareObservations comparisonPeriods currentOf decimalsOf
      defaultPaceRule describeValue displayTarget displayValue dueDay elapsedShare forecast forecastOf interimTargets meets monthsToForecast reasonWords roundHalfUp
      shownAmount shownObservation shownParts shownQuantity statusWords targetOn
    `,
  ],
  [
    '@minzheng/core/privacy',
    privacy,
    `
      assertDisclosureRule commonReasons defaultDisclosureRule disclosureRuleSchema errorLines errorText
      identityNumberFault isCreditCode isKnownOffice isKnownReason masked organisationKindOf personalKind
      personalWords printable serverUrlFault shownName thresholdOf
    `,
  ],
  [
    '@minzheng/core/testing',
    testing,
    'anyHistory anyRecords anyTree describeChecks describeDomain firstDistricts grants homes smallCity standards',
  ],
]

describe('The package', () => {
  it.each(doors)('exports from %s these names, and no others', (_door, offers, names) => {
    expect(Object.keys(offers).toSorted()).toEqual(names.trim().split(/\s+/))
  })

  it('exports each name from one door', () => {
    const all = doors.flatMap(([, offers]) => Object.keys(offers))
    expect(new Set(all).size).toBe(all.length)
  })
})
