import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  count,
  daysBetween,
  is,
  isNull,
  lessThan,
  moreThan,
  mustCompare,
  mustHold,
  mustNotJump,
  not,
  referenceDay,
  type Check,
  type CheckFacts,
  type Dataset,
  type Fields,
} from '@minzheng/core'
import type { Column } from '@minzheng/core/evaluation'
import {
  annualInspections,
  boundaryLines,
  funeralServices,
  funeralStaff,
  marriageRegistrations,
  organisationEvents,
  organisationGrades,
  placeNames,
  registryFacilities,
  registryInspections,
  registryMatters,
  registryProjects,
  socialOrganisations,
  zombieOrganisations,
} from './datasets/index.js'
import { organisationsGraded4aAndAbove } from './indicators/index.js'
import { validGrade } from './measures.js'

const { grantedOn, expiresOn } = organisationGrades.col
const { listedOn, treatment, treatedOn } = zombieOrganisations.col
const { registeredOn, cancelledOn } = socialOrganisations.col
const inspection = annualInspections.col
const marriage = marriageRegistrations.col
const funeral = funeralServices.col
const place = placeNames.col

/** A rule: one day of a record is not before another, if both are stated. */
const inOrder = <F extends Fields>(
  facts: CheckFacts,
  dataset: Dataset<F>,
  earlier: Column<string> | Column<string | null>,
  later: Column<string> | Column<string | null>,
): Check => mustHold(facts, dataset, atLeast(later as Column<string>, earlier as Column<string>), { on: later })

const error = (id: string, zh: string, en: string): CheckFacts => ({
  id: `registry.${id}`,
  title: { zh, en },
  severity: 'error',
})
const warning = (id: string, zh: string, en: string): CheckFacts => ({ ...error(id, zh, en), severity: 'warning' })

/** Rules of organisations: their register, grades, zombies and inspections. */
const organisationChecks: readonly Check[] = [
  mustHold(
    error(
      'cancelled-after-registered',
      '社会组织注销日期不早于成立日期',
      'No organisation is struck off before it was registered',
    ),
    socialOrganisations,
    anyOf(isNull(cancelledOn), atLeast(cancelledOn, registeredOn)),
    { on: cancelledOn },
  ),
  mustHold(
    error('grade-expires-later', '评估等级有效期晚于评定日期', 'A grade expires after it was granted'),
    organisationGrades,
    moreThan(expiresOn, grantedOn),
    {
      on: grantedOn,
    },
  ),
  mustHold(
    {
      ...error(
        'grade-not-expired',
        '评估等级未到期，到期须重新评估',
        'The grade that an organisation holds has not expired',
      ),
      severity: 'notice',
    },
    organisationGrades,
    validGrade,
  ),
  mustCompare(
    error(
      'no-more-grades-than-organisations',
      '有效等级数不超过登记的社会组织数',
      'There are no more grades than organisations',
    ),
    count(organisationGrades, { where: validGrade }),
    '<=',
    count(socialOrganisations),
    'county',
  ),
  mustNotJump(
    {
      ...error(
        'grades-do-not-jump',
        '4A级及以上社会组织数较上期变动超过30%须说明',
        'Organisations graded 4A or above have not moved by more than 30 %',
      ),
      severity: 'notice',
    },
    organisationsGraded4aAndAbove,
    30,
    'county',
  ),
  inOrder(
    error(
      'treated-after-listed',
      '僵尸型社会组织整治、移出日期不早于列入日期',
      'A zombie is dealt with after it was listed',
    ),
    zombieOrganisations,
    listedOn,
    treatedOn,
  ),
  mustHold(
    warning('treated-how', '已整治的僵尸型社会组织写明整治方式', 'A zombie that was dealt with says how'),
    zombieOrganisations,
    not(isNull(treatment)),
    {
      on: treatedOn,
    },
  ),
  mustHold(
    warning('annual-report-in-time', '年检报告按期报送', 'An annual report came in time'),
    annualInspections,
    atMost(inspection.submittedOn, inspection.dueOn),
    { on: inspection.dueOn },
  ),
  mustHold(
    warning('annual-report-sent', '年检到期须报送年检报告', 'An annual report has come once it is due'),
    annualInspections,
    not(isNull(inspection.submittedOn)),
    { on: inspection.dueOn },
  ),
  inOrder(
    error(
      'event-ends-later',
      '社会组织事项终止日期不早于发生日期',
      'An event of an organisation ends after it happened',
    ),
    organisationEvents,
    organisationEvents.col.happenedOn,
    organisationEvents.col.endedOn,
  ),
  inOrder(
    error('matter-closes-later', '事项办结日期不早于受理日期', 'A matter is closed after it was opened'),
    registryMatters,
    registryMatters.col.openedOn,
    registryMatters.col.closedOn,
  ),
]

/** Rules of boundaries and place names. */
const placeChecks: readonly Check[] = [
  mustHold(
    warning('boundary-inspected-when-due', '界线到期须完成联检', 'A boundary line was inspected when its day came'),
    boundaryLines,
    anyOf(not(isNull(boundaryLines.col.inspectedOn)), atLeast(boundaryLines.col.dueOn, referenceDay)),
  ),
  mustHold(
    warning(
      'place-name-filed-in-time',
      '地名自批准之日起15日内备案',
      'A place name is filed within 15 days of approval',
    ),
    placeNames,
    atMost(daysBetween(place.approvedOn, place.filedOn), 15),
    { on: place.approvedOn },
  ),
  mustHold(
    warning(
      'place-name-announced-in-time',
      '地名自批准之日起15日内公告',
      'A place name is announced within 15 days of approval',
    ),
    placeNames,
    atMost(daysBetween(place.approvedOn, place.announcedOn), 15),
    { on: place.approvedOn },
  ),
  mustHold(
    error(
      'place-name-filed-after-approval',
      '地名备案、公告日期不早于批准日期',
      'A place name is filed and announced after it was approved',
    ),
    placeNames,
    not(anyOf(lessThan(place.filedOn, place.approvedOn), lessThan(place.announcedOn, place.approvedOn))),
    { on: place.approvedOn },
  ),
  mustHold(
    error('rectified-at-most-problems', '已整改问题数不超过发现问题数', 'No more problems were put right than found'),
    registryInspections,
    atMost(registryInspections.col.rectified, registryInspections.col.problems),
  ),
  inOrder(
    error('facility-closes-later', '设施停用日期不早于启用日期', 'A facility closes after it was opened'),
    registryFacilities,
    registryFacilities.col.openedOn,
    registryFacilities.col.closedOn,
  ),
  inOrder(
    error('project-accepted-later', '项目验收日期不早于完成日期', 'A project is accepted after it was completed'),
    registryProjects,
    registryProjects.col.completedOn,
    registryProjects.col.acceptedOn,
  ),
]

/** Rules of funerals and marriages. */
const lifeChecks: readonly Check[] = [
  inOrder(
    error('funeral-after-death', '殡葬服务日期不早于死亡日期', 'A funeral is after the death'),
    funeralServices,
    funeral.diedOn,
    funeral.servedOn,
  ),
  mustHold(
    warning('free-only-if-entitled', '基本服务免费的须为免费对象', 'Only those entitled have free basic services'),
    funeralServices,
    not(allOf(is(funeral.free, true), is(funeral.entitled, false))),
  ),
  mustHold(
    warning('waived-only-if-free', '有免费金额的须标明已免费', 'A sum is waived only where the service was free'),
    funeralServices,
    not(allOf(is(funeral.free, false), moreThan(funeral.waived, 0))),
  ),
  inOrder(
    error('funeral-staff-leave-later', '殡葬从业人员离职日期不早于入职日期', 'Nobody leaves before starting'),
    funeralStaff,
    funeralStaff.col.startedOn,
    funeralStaff.col.leftOn,
  ),
  mustHold(
    error(
      'divorce-after-cooling-off',
      '离婚登记在冷静期三十日届满后',
      'A divorce is registered after the cooling-off period of 30 days',
    ),
    marriageRegistrations,
    moreThan(daysBetween(marriage.acceptedOn, marriage.registeredOn), 30),
    { among: is(marriage.kind, 'divorce'), on: marriage.registeredOn },
  ),
  inOrder(
    error(
      'registered-after-accepted',
      '婚姻登记日期不早于受理日期',
      'A couple is registered after its application was accepted',
    ),
    marriageRegistrations,
    marriage.acceptedOn,
    marriage.registeredOn,
  ),
  mustHold(
    error(
      'joint-case-is-no-divorce',
      '婚育户一件事联办不含离婚登记',
      'A divorce is no joint case of marriage, birth and household',
    ),
    marriageRegistrations,
    not(allOf(is(marriage.jointCase, true), is(marriage.kind, 'divorce'))),
  ),
]

/**
 * The rules that registry records must follow. `creditCodeFaults` checks whether a credit code matches its
 * organisation, because a filter cannot look inside a text.
 */
export const registryChecks: readonly Check[] = [...organisationChecks, ...placeChecks, ...lifeChecks]
