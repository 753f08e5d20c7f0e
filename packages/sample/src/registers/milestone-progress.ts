import type { AnyRecord, Indicator } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { stages } from '@minzheng/core'
import { dayBetween } from '../base/days.js'
import type { Random } from '../base/random.js'

type Step = readonly [stage: (typeof stages)[number]['zh'], reachedOn: Day, document: string | null]

/** District → milestone → its steps. */
const courses: readonly { readonly district: string; readonly milestone: string; readonly steps: readonly Step[] }[] = [
  {
    district: '990100',
    milestone: 'assistance.mental-welfare-facility-completed',
    steps: [
      ['已部署', '2023-09-12', null],
      ['推进中', '2023-12-05', '模拟项目〔2023〕8号'],
      ['已完成', '2024-11-26', '模拟竣工〔2024〕3号'],
    ],
  },
  {
    district: '990100',
    milestone: 'registry.boundary-inspection-hanghu',
    steps: [
      ['已部署', '2024-03-08', '模拟界线〔2024〕1号'],
      ['推进中', '2024-05-20', null],
      ['已完成', '2024-10-18', '模拟界线〔2024〕6号'],
      ['已验收', '2024-12-12', '模拟界线〔2024〕9号'],
    ],
  },
  {
    district: '990100',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-02-28', null],
      ['推进中', '2024-04-15', null],
      ['已完成', '2024-08-30', '模拟编办〔2024〕12号'],
    ],
  },
  {
    district: '990102',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-03-20', null],
      ['推进中', '2024-06-03', null],
      ['已完成', '2024-10-21', '模拟编办〔2024〕15号'],
    ],
  },
  {
    district: '990103',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-03-28', null],
      ['推进中', '2024-06-24', null],
      ['已完成', '2024-11-08', '模拟编办〔2024〕18号'],
    ],
  },
  {
    district: '990104',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-03-15', null],
      ['已完成', '2024-09-29', '模拟编办〔2024〕14号'],
    ],
  },
  {
    district: '990105',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-04-10', null],
      ['推进中', '2024-09-05', null],
    ],
  },
  {
    district: '990106',
    milestone: 'elderly-care.ageing-institution-reform-done',
    steps: [
      ['已部署', '2024-03-26', null],
      ['推进中', '2024-07-01', null],
      ['已完成', '2024-12-03', '模拟编办〔2024〕21号'],
    ],
  },
  {
    district: '990105',
    milestone: 'registry.boundary-inspection-changan',
    steps: [
      ['已部署', '2024-03-18', '模拟界线〔2024〕2号'],
      ['推进中', '2024-06-11', null],
      ['已完成', '2024-09-26', '模拟界线〔2024〕5号'],
    ],
  },
  {
    district: '990106',
    milestone: 'registry.boundary-inspection-changan',
    steps: [
      ['已部署', '2024-03-18', '模拟界线〔2024〕2号'],
      ['推进中', '2024-06-11', null],
      ['已完成', '2024-10-09', '模拟界线〔2024〕5号'],
    ],
  },
  {
    district: '990106',
    milestone: 'registry.anji-beidashan-renovation',
    steps: [
      ['未启动', '2024-01-02', null],
      ['已部署', '2024-02-22', '模拟殡葬〔2024〕1号'],
      ['推进中', '2024-05-09', null],
      ['已完成', '2024-11-15', '模拟殡葬〔2024〕7号'],
    ],
  },
  {
    district: '990106',
    milestone: 'elderly-care.anji-yunanli-centre-stage',
    steps: [
      ['已部署', '2024-01-18', '模拟养老〔2024〕2号'],
      ['推进中', '2024-05-22', null],
    ],
  },
]

/** The steps that a district has reported. */
export function milestoneProgressOf(district: string): AnyRecord[] {
  return courses
    .filter((course) => course.district === district)
    .flatMap(({ milestone, steps }) =>
      steps.map(([stage, reachedOn, evidence]) => ({
        district,
        milestone,
        reachedOn,
        stage: stages.findIndex(({ zh }) => zh === stage),
        evidence,
      })),
    )
}

/**
 * An invented course for every milestone without one above, in the districts that report it: most are done by the
 * year's end, some are not.
 */
export function otherMilestonesOf(
  district: string,
  isCity: boolean,
  indicators: Iterable<Indicator>,
  random: Random,
): AnyRecord[] {
  const withCourse = new Set(courses.map(({ milestone }) => milestone))
  const records: AnyRecord[] = []
  for (const { id, unit, lowestLevel } of indicators) {
    if (unit !== 'stage' || withCourse.has(id) || (lowestLevel === 'city' && !isCity)) continue
    const last = random.weighted([
      [2, 15],
      [3, 60],
      [4, 25],
    ] as const)
    for (let stage = 1; stage <= last; stage += 1)
      records.push({
        district,
        milestone: id,
        reachedOn: dayBetween(
          random,
          `2024-${String(stage * 3 - 2).padStart(2, '0')}-03`,
          `2024-${String(stage * 3).padStart(2, '0')}-27`,
        ),
        stage,
        evidence: stage >= 2 ? `模拟材料〔2024〕${random.int(1, 400)}号` : null,
      })
  }
  return records
}
