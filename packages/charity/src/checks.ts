import { anyOf, atLeast, isNull, moreThan, mustHold, type Check } from '@minzheng/core'
import { charities, trustFilings } from './datasets/index.js'

const { recognisedOn, endedOn } = charities.col

/** What must hold of charity records. */
export const charityChecks: readonly Check[] = [
  mustHold(
    {
      id: 'charity.ended-after-recognised',
      title: { zh: '慈善组织终止日期不早于认定日期', en: 'No charity ends before it was recognised' },
      severity: 'error',
    },
    charities,
    anyOf(isNull(endedOn), atLeast(endedOn, recognisedOn)),
    { on: endedOn },
  ),
  mustHold(
    { id: 'charity.trust-has-property', title: { zh: '慈善信托备案资金大于零', en: 'A filed trust has property' }, severity: 'warning' },
    trustFilings,
    moreThan(trustFilings.col.property, 0),
  ),
]
