import {
  ageBelow,
  allOf,
  anyOf,
  atLeast,
  distinct,
  is,
  isNull,
  mustBeDisjoint,
  mustHold,
  mustLieBetween,
  not,
  oneOf,
  type Check,
} from '@minzheng/core'
import { childCases, childWorkers, childrenInDifficulty, listedChildren } from './datasets/index.js'
import { childDirectorTrainingRate } from './indicators/index.js'

const { registeredOn, endedOn, assessedOn, risk, bornOn, needsHelp, helpedOn } = childrenInDifficulty.col
const listed = listedChildren.col

/** The rules that child-welfare records must follow. */
export const childWelfareChecks: readonly Check[] = [
  mustHold(
    {
      id: 'child-welfare.left-after-registered',
      title: { zh: '退出日期不早于纳入日期', en: 'No child leaves the list before being put on it' },
      severity: 'error',
    },
    childrenInDifficulty,
    anyOf(isNull(endedOn), atLeast(endedOn, registeredOn)),
    { on: endedOn },
  ),
  mustHold(
    {
      id: 'child-welfare.risk-assessed',
      title: { zh: '有监护风险等级的儿童有评估日期', en: 'A child with a risk has the day of the assessment' },
      severity: 'warning',
    },
    childrenInDifficulty,
    anyOf(isNull(risk), not(isNull(assessedOn))),
  ),
  mustHold(
    {
      id: 'child-welfare.assessed-after-registered',
      title: { zh: '监护评估日期不早于纳入日期', en: 'A child is assessed after being registered' },
      severity: 'warning',
    },
    childrenInDifficulty,
    atLeast(assessedOn, registeredOn),
  ),
  mustHold(
    {
      id: 'child-welfare.helped-after-assessed',
      title: { zh: '干预帮扶有在先的监护评估', en: 'Help follows an assessment' },
      severity: 'warning',
    },
    childrenInDifficulty,
    anyOf(isNull(helpedOn), allOf(not(isNull(assessedOn)), atLeast(helpedOn, assessedOn))),
  ),
  mustHold(
    {
      id: 'child-welfare.need-assessed',
      title: { zh: '需干预帮扶的儿童有评估日期', en: 'Who needs help has been assessed' },
      severity: 'warning',
    },
    childrenInDifficulty,
    not(isNull(assessedOn)),
    { among: is(needsHelp, true) },
  ),
  mustHold(
    {
      id: 'child-welfare.in-difficulty-under-18',
      title: { zh: '困境儿童未满18周岁', en: 'Children in difficulty are under 18' },
      severity: 'error',
    },
    childrenInDifficulty,
    ageBelow(bornOn, 18),
  ),
  mustHold(
    {
      id: 'child-welfare.orphans-under-18',
      title: { zh: '孤儿未满18周岁', en: 'Orphans are under 18' },
      severity: 'error',
    },
    listedChildren,
    ageBelow(listed.bornOn, 18),
    { among: is(listed.list, 'orphan') },
  ),
  mustHold(
    {
      id: 'child-welfare.left-behind-and-migrant-under-16',
      title: { zh: '留守儿童、流动儿童未满16周岁', en: 'Left-behind and migrant children are under 16' },
      severity: 'error',
    },
    listedChildren,
    ageBelow(listed.bornOn, 16),
    { among: oneOf(listed.list, ['left-behind', 'migrant']) },
  ),
  mustHold(
    {
      id: 'child-welfare.registered-after-birth',
      title: { zh: '纳入日期不早于出生日期', en: 'No child is registered before birth' },
      severity: 'error',
    },
    listedChildren,
    atLeast(listed.registeredOn, listed.bornOn),
  ),
  mustBeDisjoint(
    {
      id: 'child-welfare.left-behind-not-migrant',
      title: { zh: '同一儿童不同时列为留守和流动', en: 'No child is both left behind and a migrant' },
      severity: 'warning',
    },
    distinct(listedChildren, listed.child, 'person', { where: is(listed.list, 'left-behind') }),
    distinct(listedChildren, listed.child, 'person', { where: is(listed.list, 'migrant') }),
  ),
  mustHold(
    {
      id: 'child-welfare.closed-after-received',
      title: { zh: '办结日期不早于受理日期', en: 'No case is closed before it was received' },
      severity: 'error',
    },
    childCases,
    atLeast(childCases.col.closedOn, childCases.col.receivedOn),
  ),
  mustHold(
    {
      id: 'child-welfare.trained-in-office',
      title: { zh: '最近培训不早于任职', en: 'A worker was last trained while in office' },
      severity: 'notice',
    },
    childWorkers,
    atLeast(childWorkers.col.trainedOn, childWorkers.col.startedOn),
  ),
  mustLieBetween(
    {
      id: 'child-welfare.director-training-plausible',
      title: {
        zh: '儿童主任年度培训率不低于20%',
        en: 'A fifth of the directors are trained in a year, or the register is behind',
      },
      severity: 'notice',
    },
    childDirectorTrainingRate,
    20,
    null,
    'county',
  ),
]
