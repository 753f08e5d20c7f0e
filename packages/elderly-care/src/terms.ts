import { allOf, atMost, count, is, isNull, not, referenceDay } from '@minzheng/core'
import { caregivers } from './datasets/index.js'

/** Holds a certificate of any level, granted on or before the reference day (持证). */
const certified = allOf(not(isNull(caregivers.col.certificate)), atMost(caregivers.col.certifiedOn, referenceDay))

/** Works full time, in older people's homes (专职居家). */
export const fulltimeAtHome = allOf(is(caregivers.col.setting, 'home'), is(caregivers.col.employment, 'full-time'))

/** Caregivers on the register who are certified: persons, not certificates. */
export const certifiedCaregivers = count(caregivers, { where: certified })
