import { choice, dataset, day, flag, optional } from '@minzheng/core'
import { creditCode, registrar } from './organisation-fields.js'

/**
 * The yearly inspection (年检) of each social organisation, from the day it falls due until the next one: the day on
 * which the report came in, the conclusion, and its content about the party organisation and the charter. An
 * organisation that sent nothing has a row without a day. One that has moved to another registrar belongs to the
 * district where it was inspected last.
 */
export const annualInspections = dataset({
  name: 'annual-inspections',
  title: { zh: '社会组织年检', en: 'Annual inspections of social organisations' },
  counts: 'organisation',
  fields: {
    creditCode,
    district: registrar,
    kind: choice('组织类型', 'Kind', {
      association: { zh: '社会团体', en: 'association' },
      'service-organisation': {
        zh: '社会服务机构',
        en: 'social service organisation',
        aliases: ['民办非企业单位', '民非'],
      },
      foundation: { zh: '基金会', en: 'foundation' },
    }),
    dueOn: day('年检截止日期', 'Due on', { aliases: ['应报日期'] }),
    submittedOn: optional(day('报送日期', 'Submitted on', { aliases: ['年检报送日期'] })),
    conclusion: optional(
      choice('年检结论', 'Conclusion', {
        passed: { zh: '合格', en: 'passed' },
        'passed-with-remarks': { zh: '基本合格', en: 'passed with remarks' },
        failed: { zh: '不合格', en: 'failed' },
      }),
    ),
    party: optional(
      choice('党组织情况', 'Party organisation', {
        none: { zh: '未建立', en: 'none' },
        standard: { zh: '已建立且规范', en: 'up to the standard', aliases: ['规范'] },
        'below-standard': { zh: '已建立未规范', en: 'below the standard', aliases: ['未规范'] },
      }),
    ),
    cleanCharter: optional(flag('清廉建设内容是否入章', 'Clean building in the charter')),
    cancelledOn: optional(day('注销日期', 'Cancelled on')),
  },
  key: ['creditCode', 'dueOn'],
  time: { kind: 'policy', from: 'dueOn', series: ['creditCode'], spansDistricts: true },
  dropped: ['组织名称', '法定代表人', '联系电话'],
})
