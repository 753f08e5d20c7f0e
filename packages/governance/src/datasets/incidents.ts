import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Hazards and incidents (隐患与事件): hazards found before they did harm, and accidents. The grade of an accident is that of
 * 生产安全事故报告和调查处理条例 art. 3. The record names nobody.
 */
export const governanceIncidents = dataset({
  name: 'governance-incidents',
  title: { zh: '隐患与事件', en: 'Hazards and incidents' },
  counts: 'case',
  fields: {
    incident: text('编号', 'Incident', { aliases: ['隐患编号', '事件编号'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'hazard-institution': { zh: '服务机构隐患', en: 'hazard in an institution' },
      'hazard-client': { zh: '服务对象隐患', en: 'hazard for persons served' },
      'hazard-opinion': { zh: '舆情稳控隐患', en: 'hazard in public opinion' },
      accident: { zh: '安全事故', en: 'accident' },
      discipline: { zh: '违纪违规', en: 'breach of discipline' },
      secrecy: { zh: '失泄密事件', en: 'loss or leak of a secret' },
      network: { zh: '网络和数据安全事件', en: 'incident of network or data security' },
      'corrected-act': { zh: '复议诉讼纠错', en: 'act corrected in review or court' },
    }),
    foundOn: day('发现或发生日期', 'Found or happened on', { aliases: ['发现日期', '发生日期'] }),
    selfChecked: optional(flag('是否自查发现', 'Found by self-check')),
    grade: optional(
      choice('事故等级', 'Grade of accident', {
        general: { zh: '一般', en: 'general' },
        larger: { zh: '较大', en: 'larger' },
        major: { zh: '重大', en: 'major' },
        extraordinary: { zh: '特别重大', en: 'extraordinary', aliases: ['特大'] },
      }),
    ),
    rectifiedOn: optional(day('整改完成日期', 'Put right on')),
  },
  key: ['incident'],
  time: { kind: 'flow', on: 'foundOn' },
  lowestLevel: 'township',
  dropped: ['事件名称', '单位名称', '责任人', '情况描述'],
})
