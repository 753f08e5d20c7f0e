import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/** Recognised health-and-care consortia (康养联合体), each at its township. */
export const kangyangConsortia = dataset({
  name: 'kangyang-consortia',
  title: { zh: '康养联合体', en: 'Health-and-care consortia' },
  counts: 'site',
  fields: {
    consortium: text('联合体编号', 'Consortium'),
    district: districtCode('乡镇(街道)代码', 'District code', { aliases: ['行政区划代码'] }),
    recognisedOn: day('认定日期', 'Recognised on'),
    endedOn: optional(day('取消日期', 'Ended on')),
  },
  key: ['consortium'],
  time: { kind: 'stock', from: 'recognisedOn', to: 'endedOn' },
  dropped: ['联合体名称', '牵头单位'],
})

/** Community home-care centres (社区居家养老服务(照料)中心) and the day when building or rebuilding was last completed. */
export const homeCareCentres = dataset({
  name: 'home-care-centres',
  title: { zh: '社区居家养老服务中心', en: 'Community home-care centres' },
  counts: 'site',
  fields: {
    centre: text('中心编号', 'Centre'),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '所在村(社区)代码'] }),
    openedOn: day('启用日期', 'Opened on'),
    work: optional(
      choice('建设类型', 'Work', {
        new: { zh: '新建', en: 'newly built' },
        rebuilt: { zh: '改建', en: 'rebuilt', aliases: ['改扩建', '提升改造'] },
      }),
    ),
    completedOn: optional(day('新改建完成日期', 'Work completed on', { aliases: ['完成日期'] })),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['centre'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['中心名称', '负责人', '联系电话', '地址'],
})
