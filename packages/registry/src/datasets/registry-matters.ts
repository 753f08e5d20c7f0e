import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Matters that an office opens on a day and closes on another: candidates to be vetted, cases to be dealt with,
 * problems to be put right, changes of divisions. Counted on the day they were opened, unless a figure says that it
 * counts those that were closed.
 */
export const registryMatters = dataset({
  name: 'registry-matters',
  title: { zh: '社会组织与专项事务办理台账', en: 'Registry matters' },
  counts: 'case',
  fields: {
    matter: text('事项编号', 'Matter', { aliases: ['案件编号'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'leader-candidate': { zh: '社会组织负责人人选审核', en: 'leader candidate', aliases: ['负责人人选'] },
      'illegal-organisation': { zh: '非法社会组织', en: 'illegal organisation' },
      'organisation-violation': { zh: '社会组织违法违规', en: 'violation by an organisation' },
      'division-change': { zh: '行政区划调整', en: 'change of a division' },
      'seat-relocation': { zh: '政府驻地迁移', en: 'relocation of a government seat' },
      'boundary-risk': { zh: '边界地区风险', en: 'risk at a boundary' },
      'funeral-issue': { zh: '殡葬突出问题', en: 'funeral problem' },
    }),
    openedOn: day('受理日期', 'Opened on', { aliases: ['立案日期', '发现日期', '申请日期'] }),
    closedOn: optional(day('办结日期', 'Closed on', { aliases: ['结案日期', '化解日期', '整改日期', '生效日期'] })),
    byRule: optional(flag('是否按规定办理', 'Handled by rule')),
  },
  key: ['matter'],
  time: { kind: 'flow', on: 'openedOn' },
  dropped: ['事项名称', '当事人', '承办人', '联系电话'],
})
