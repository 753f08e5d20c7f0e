import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/**
 * Boundary lines (行政区域界线), each once, at the district that leads its joint inspection: a line has two neighbours and
 * both inspect it (行政区域界线管理条例 art. 12). The days are those of the present round.
 */
export const boundaryLines = dataset({
  name: 'boundary-lines',
  title: { zh: '行政区域界线', en: 'Boundary lines' },
  counts: 'item',
  fields: {
    line: text('界线编号', 'Line', { aliases: ['界线代码'] }),
    district: districtCode('牵头区划代码', 'District code', { aliases: ['行政区划代码'] }),
    rank: choice('界线级别', 'Rank', {
      province: { zh: '省级', en: 'provincial' },
      city: { zh: '市级', en: 'of a city' },
      county: { zh: '县级', en: 'of a county' },
    }),
    settledOn: day('勘定日期', 'Settled on'),
    endedOn: optional(day('变更撤销日期', 'Ended on')),
    dueOn: day('本轮应检日期', 'Due on'),
    inspectedOn: optional(day('本轮联检完成日期', 'Inspected on')),
    peaceful: optional(flag('平安边界是否达标', 'Peaceful')),
  },
  key: ['line'],
  time: { kind: 'stock', from: 'settledOn', to: 'endedOn' },
  dropped: ['界线名称', '负责人'],
})
