import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Matters with a deadline (限办事项): tasks of the year, petitions, proposals, information to be disclosed. A withdrawn
 * matter no longer counts. The record contains no petitioner and no wording, only the case number.
 */
export const governanceMatters = dataset({
  name: 'governance-matters',
  title: { zh: '限办事项', en: 'Matters to be done by a day' },
  counts: 'item',
  fields: {
    matter: text('事项编号', 'Matter', { aliases: ['任务编号', '信访件编号'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['责任单位代码'] }),
    topic: choice('类别', 'Topic', {
      'theme-education': { zh: '主题教育整改', en: 'follow-up of theme education' },
      'political-construction': { zh: '政治建设', en: 'political construction' },
      'strict-governance': { zh: '全面从严治党', en: 'strict governance of the party' },
      'three-teams': { zh: '三支队伍建设', en: 'building of the three teams' },
      'plan-task': { zh: '年度工作任务', en: 'task of the work plan' },
      'plan-project-step': { zh: '年度项目节点', en: 'step of a project of the work plan' },
      reform: { zh: '改革任务', en: 'reform task' },
      'three-number-one': { zh: '三个一号工程', en: 'task of the three number-one projects' },
      'digital-reform': { zh: '数字化改革', en: 'digital reform' },
      'office-task': { zh: '政务运转', en: 'office task' },
      petition: { zh: '信访事项', en: 'petition', aliases: ['信访'] },
      proposal: { zh: '建议提案', en: 'proposal of deputies and members', aliases: ['人大建议', '政协提案'] },
      disclosure: { zh: '信息公开', en: 'information to be disclosed' },
      concern: { zh: '社会关切', en: 'public concern', aliases: ['舆情回应'] },
      'bottleneck-strategy': { zh: '堵点-战略谋划', en: 'bottleneck in strategy' },
      'bottleneck-law': { zh: '堵点-法规政策', en: 'bottleneck in law and policy' },
      'bottleneck-system': { zh: '堵点-体制机制', en: 'bottleneck in systems' },
      'bottleneck-staff': { zh: '堵点-人才队伍', en: 'bottleneck in staff' },
      'bottleneck-facilities': { zh: '堵点-设施条件', en: 'bottleneck in facilities' },
    }),
    assignedOn: day('交办日期', 'Assigned on', { aliases: ['受理日期', '收到日期'] }),
    dueOn: day('办理期限', 'Due on', { aliases: ['截止日期', '应办结日期'] }),
    completedOn: optional(day('办结日期', 'Completed on', { aliases: ['完成日期'] })),
    withdrawnOn: optional(day('撤销日期', 'Withdrawn on')),
    resolvedFirst: optional(flag('是否一次性化解', 'Resolved at the first handling')),
    satisfied: optional(flag('群众是否满意', 'The petitioner is satisfied', { aliases: ['是否满意'] })),
  },
  key: ['matter'],
  time: { kind: 'stock', from: 'assignedOn', to: 'withdrawnOn' },
  dropped: ['事项名称', '信访人', '联系电话', '内容摘要', '经办人'],
})
