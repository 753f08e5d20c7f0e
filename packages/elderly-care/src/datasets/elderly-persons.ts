import { choice, dataset, day, districtCode, flag, integer, optional, pseudonym } from '@minzheng/core'

/**
 * Older persons on one of the office's lists, from the day they were put on it until the day they were taken off:
 * persons who receive an allowance, are on file as disabled, are served, hold a card, have a bed at home. One record a
 * person and list; a home that was adapted is listed under the person who asked for it, on the day the work was
 * accepted.
 */
export const elderlyCarePersons = dataset({
  name: 'elderly-care-persons',
  title: { zh: '老年人服务对象台账', en: 'Older persons on file' },
  counts: 'person',
  fields: {
    person: pseudonym('身份证号', 'Person', { aliases: ['身份证', '身份证号码', '公民身份号码', '证件号码'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'needy-subsidy': { zh: '困难老年人养老补贴', en: 'subsidy for needy older persons', aliases: ['养老服务补贴'] },
      disabled: { zh: '失能老年人', en: 'disabled older person' },
      'insured-care': { zh: '长护险照护服务', en: 'care under long-term care insurance', aliases: ['长期护理保险'] },
      'dementia-care': { zh: '失智照护服务', en: 'dementia care' },
      'family-bed': { zh: '家庭养老床位', en: 'care bed at home' },
      'love-card': { zh: '养老服务爱心卡', en: 'love card of care services', aliases: ['爱心卡'] },
      'home-adaptation': { zh: '居家适老化改造', en: 'home adapted for old age' },
    }),
    bornOn: day('出生日期', 'Born on'),
    ability: optional(
      choice('能力等级', 'Ability', {
        intact: { zh: '能力完好', en: 'intact' },
        mild: { zh: '轻度失能', en: 'mildly impaired', aliases: ['能力轻度受损（轻度失能）'] },
        moderate: { zh: '中度失能', en: 'moderately impaired', aliases: ['能力中度受损（中度失能）'] },
        severe: { zh: '重度失能', en: 'severely impaired', aliases: ['能力重度受损（重度失能）'] },
        dependent: { zh: '完全失能', en: 'fully dependent', aliases: ['能力完全丧失（完全失能）'] },
      }),
    ),
    supported: optional(flag('是否享受长期照护保障', 'Has long-term care support')),
    startedOn: day('起始日期', 'Started on', { aliases: ['签约日期', '发放日期', '建档日期', '验收日期'] }),
    endedOn: optional(day('终止日期', 'Ended on', { aliases: ['解约日期', '停发日期'] })),
  },
  key: ['person', 'topic', 'startedOn'],
  time: { kind: 'stock', from: 'startedOn', to: 'endedOn' },
  dropped: ['姓名', '联系电话', '家庭住址', '监护人'],
})

/** How many persons of a kind a district counts, without naming them, from a day until the next count. */
export const elderlyCareHeadCounts = dataset({
  name: 'elderly-care-head-counts',
  title: { zh: '老龄工作人数统计', en: 'Head counts of work on ageing' },
  counts: 'case',
  fields: {
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'ageing-staff': { zh: '老龄工作队伍', en: 'staff on ageing', aliases: ['大老龄工作队伍'] },
      insured: { zh: '涉老政策保险参保老年人', en: 'older persons under policy insurance' },
    }),
    countedOn: day('统计日期', 'Counted on'),
    persons: integer('人数', 'Persons', 'person'),
  },
  key: ['district', 'topic', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: ['topic'] },
})

/**
 * Visits to needy older persons by month (探访关爱月报): the number on the list on the month's last day (独居、空巢、留守、失能、重残、
 * 计划生育特殊家庭), and of those the number visited at least once within the month. Counts only, no persons.
 */
export const elderlyVisitMonths = dataset({
  name: 'elderly-visit-months',
  title: { zh: '探访关爱月报', en: 'Visits to needy older persons by month' },
  counts: 'case',
  fields: {
    district: districtCode(),
    monthEndOn: day('统计月末日期', 'Month end'),
    registered: integer('月末在册对象数', 'Registered', 'person', { aliases: ['在册人数'] }),
    visited: integer('当月已探访人数', 'Visited', 'person', { aliases: ['探访人数'] }),
  },
  key: ['district', 'monthEndOn'],
  time: { kind: 'flow', on: 'monthEndOn' },
  dropped: ['填报人'],
})
