import { allOf, anyOf, atLeast, atMost, isNull, mustHold, mustLieBetween, not, type Check } from '@minzheng/core'
import { caregivers, elderlyInstitutions } from './datasets/index.js'
import { certifiedCaregiversPer10kElderly, dementiaBedsPer10kElderly } from './indicators/index.js'

const { certificate, certifiedOn, startedOn, leftOn } = caregivers.col
const { beds, nursingBeds, dementiaBeds } = elderlyInstitutions.col

/** What must hold of elderly-care records and figures. The bands are half to one and a half of the plan's promise: for review, not law. */
export const elderlyCareChecks: readonly Check[] = [
  mustHold(
    {
      id: 'elderly-care.beds-within-approved',
      title: { zh: '护理型、认知障碍床位不多于核定床位', en: 'Nursing and dementia beds are within the approved beds' },
      severity: 'error',
    },
    elderlyInstitutions,
    allOf(atMost(nursingBeds, beds), atMost(dementiaBeds, beds)),
  ),
  mustHold(
    {
      id: 'elderly-care.certificate-dated',
      title: { zh: '有证书等级的护理员有发证日期', en: 'A caregiver with a certificate has the day it was granted' },
      severity: 'warning',
    },
    caregivers,
    anyOf(isNull(certificate), not(isNull(certifiedOn))),
  ),
  mustHold(
    { id: 'elderly-care.left-after-started', title: { zh: '护理员离职日期不早于入职日期', en: 'No caregiver leaves before starting' }, severity: 'error' },
    caregivers,
    anyOf(isNull(leftOn), atLeast(leftOn, startedOn)),
    { on: leftOn },
  ),
  mustLieBetween(
    {
      id: 'elderly-care.caregivers-plausible',
      title: { zh: '每万老年人持证护理员在12至37人之间', en: 'Certified caregivers lie between 12 and 37 per 10,000 older people' },
      severity: 'warning',
    },
    certifiedCaregiversPer10kElderly,
    12,
    37,
    'county',
  ),
  mustLieBetween(
    {
      id: 'elderly-care.dementia-beds-plausible',
      title: { zh: '每万老年人认知障碍床位在8至26张之间', en: 'Dementia beds lie between 8 and 26 per 10,000 older people' },
      severity: 'warning',
    },
    dementiaBedsPer10kElderly,
    8,
    26,
    'county',
  ),
]
