import {
  between,
  count,
  distinct,
  is,
  isNull,
  not,
  oneOf,
  atMost,
  allOf,
  plus,
  referenceDay,
  sum,
  yearStart,
} from '@minzheng/core'
import {
  charities,
  charityActivities,
  charityNeeds,
  charityProjects,
  charityServices,
  charitySupervision,
  charityTrustees,
  lotteryOutlets,
  trustFilings,
} from './datasets/index.js'

/** Charitable organisations on the register. */
export const onRegister = count(charities)

/** Trust property filed, in fen: of new trusts and of additions to older ones. */
export const propertyFiled = sum(trustFilings, trustFilings.col.property)
/** Trusts newly filed; an addition to an older trust is not a new trust. */
export const newTrusts = count(trustFilings, { where: is(trustFilings.col.kind, 'new') })
/** Trustees on file. */
export const trustees = count(charityTrustees)
/** Charities, and the trustees that are not charities themselves: nobody is counted twice. */
export const charitiesAndTrustees = plus(
  onRegister,
  count(charityTrustees, { where: is(charityTrustees.col.kind, 'trust-company') }),
)

const { kind, role, organisation, inOrder, platform } = charitySupervision.col
/** Charities and trustees trained in disclosure, each once. */
export const trainedInDisclosure = distinct(charitySupervision, organisation, 'organisation', {
  where: is(kind, 'training'),
})
/** Charities whose disclosure was checked, each once. */
export const charitiesChecked = distinct(charitySupervision, organisation, 'organisation', {
  where: allOf(is(kind, 'inspection'), is(role, 'charity')),
})
/** Trustees whose disclosure was checked, each once. */
export const trusteesChecked = distinct(charitySupervision, organisation, 'organisation', {
  where: allOf(is(kind, 'inspection'), is(role, 'trustee')),
})
/** Checks of disclosure whose outcome is stated. */
export const checksOfDisclosure = count(charitySupervision, {
  where: allOf(is(kind, 'inspection'), not(isNull(inOrder))),
})
/** Those that found it in order. */
export const checksInOrder = count(charitySupervision, { where: allOf(is(kind, 'inspection'), is(inOrder, true)) })
/** Organisations incubated at a charity base, each once. */
export const organisationsIncubated = distinct(charitySupervision, organisation, 'organisation', {
  where: is(kind, 'incubation'),
})

const published = allOf(is(kind, 'publication'), is(role, 'charity'))
/** Charities that published something on either platform, each once. */
export const publishers = distinct(charitySupervision, organisation, 'organisation', { where: published })
/** Those that published on 慈善中国. */
export const nationalPublishers = distinct(charitySupervision, organisation, 'organisation', {
  where: allOf(published, is(platform, 'national')),
})
/** Those that published on 浙里有善. */
export const provincialPublishers = distinct(charitySupervision, organisation, 'organisation', {
  where: allOf(published, is(platform, 'provincial')),
})

const { topic, startedOn, completedOn } = charityProjects.col
/** Tasks of the sunshine charity programme that have not been given up. */
export const sunshineTasks = count(charityProjects, { where: is(topic, 'sunshine-task') })
/** Those completed by the reference day. */
export const sunshineTasksDone = count(charityProjects, {
  where: allOf(is(topic, 'sunshine-task'), atMost(completedOn, referenceDay)),
})
/** Projects whose incubation was completed. */
export const projectsIncubated = count(charityProjects, { where: is(topic, 'incubated'), on: completedOn })
/** Charity brands in force. */
export const brands = count(charityProjects, { where: is(topic, 'brand') })
/** Projects for common prosperity that were started. */
export const prosperityProjects = count(charityProjects, { where: is(topic, 'prosperity'), on: startedOn })

/** Events at which the Charity Law was made known. */
export const lawEvents = count(charityActivities, { where: is(charityActivities.col.topic, 'law') })
/** Welfare events of the lottery's brand. */
export const lotteryEvents = count(charityActivities, { where: is(charityActivities.col.topic, 'lottery-brand') })

/** Money and goods brought in by charity bases, in fen. */
export const resourcesLinked = sum(charityServices, charityServices.col.amount, {
  where: is(charityServices.col.topic, 'resources'),
})
/** Person-times helped by charity in matters of livelihood. */
export const livelihoodTimes = sum(charityServices, charityServices.col.times, {
  where: is(charityServices.col.topic, 'livelihood'),
})
/** Sales of theme tickets, in fen. */
export const themeTicketSales = sum(charityServices, charityServices.col.amount, {
  where: is(charityServices.col.topic, 'theme-tickets'),
})
/** All sales of welfare lottery tickets, in fen. */
export const lotterySales = sum(charityServices, charityServices.col.amount, {
  where: oneOf(charityServices.col.topic, ['theme-tickets', 'other-lottery']),
})

/** Needs found. */
export const needsFound = count(charityNeeds)
/** Of these, the ones that have been matched since. */
export const needsMatched = count(charityNeeds, { where: not(isNull(charityNeeds.col.matchedOn)) })

/** Outlets and terminals in use. */
export const outlets = count(lotteryOutlets)
/** Those checked since the year began. */
export const outletsChecked = count(lotteryOutlets, {
  where: between(lotteryOutlets.col.inspectedOn, yearStart, referenceDay),
})
const selfService = is(lotteryOutlets.col.kind, 'self-service')
/** Self-service terminals in use. */
export const terminals = count(lotteryOutlets, { where: selfService })
/** Those put in order by the reference day. */
export const terminalsInOrder = count(lotteryOutlets, {
  where: allOf(selfService, atMost(lotteryOutlets.col.regulatedOn, referenceDay)),
})
