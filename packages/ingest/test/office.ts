import {
  catalogue,
  choice,
  dataset,
  day,
  districtCode,
  districtTree,
  domain,
  flag,
  integer,
  money,
  optional,
  pseudonym,
  text,
} from '@minzheng/core'
import type { RegisterScope } from '@minzheng/core/registers'
import type { LandedRow, LandingReport, RefusedRow, Landing, Source } from '@minzheng/store'

const carers = dataset({
  name: 'carers',
  title: { zh: '护理员', en: 'Carers' },
  counts: 'person',
  fields: {
    carer: pseudonym('身份证号', 'Carer', { aliases: ['证件号码'] }),
    district: districtCode(),
    kind: choice('类型', 'Kind', {
      home: { zh: '居家', en: 'home', aliases: ['居家养老'] },
      institution: { zh: '机构', en: 'institution' },
    }),
    startedOn: day('入职日期', 'Started on'),
    leftOn: optional(day('离职日期', 'Left on')),
    visits: integer('上门次数', 'Visits', 'person-time'),
    pay: money('补贴', 'Pay'),
    certified: flag('是否持证', 'Certified'),
  },
  key: ['carer'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话'],
})

const sites = dataset({
  name: 'sites',
  title: { zh: '助餐点', en: 'Sites' },
  counts: 'site',
  fields: {
    site: text('编号', 'Site'),
    district: districtCode('所在村', 'District'),
    openedOn: day('启用日期', 'Opened on'),
  },
  key: ['site'],
  time: { kind: 'flow', on: 'openedOn' },
})

const tree = districtTree([
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
  { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' },
  { code: '330502100', name: '织里镇', level: 'township', parent: '330502', kind: '镇' },
  { code: '330502001201', name: '凤凰村委会', level: 'village', parent: '330502001', kind: '村' },
  { code: '330502100201', name: '凤凰村委会', level: 'village', parent: '330502100', kind: '村' },
  { code: '330502100202', name: '晟舍村委会', level: 'village', parent: '330502100', kind: '村' },
])

export const joined = catalogue(
  [domain({ name: 'test', title: { zh: '试验', en: 'Test' }, datasets: [carers, sites], indicators: [] })],
  tree,
)

/** Keeps the rows of a landing in memory; a landing that fails keeps nothing. */
export function fakeStore() {
  const kept = {
    records: [] as LandedRow[],
    refused: [] as RefusedRow[],
    returns: [] as { district: string; month: string; own?: boolean; estimated?: boolean }[],
    fulls: [] as RegisterScope[],
    sources: [] as Source[],
  }
  const land = async (source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport> => {
    const now: typeof kept = { records: [], refused: [], returns: [], fulls: [], sources: [source] }
    await write({
      records: async (rows) => void now.records.push(...rows),
      quarantine: async (rows) => void now.refused.push(...rows),
      returns: async (given) => void now.returns.push(...given),
      full: async (scope) => void now.fulls.push(scope),
    })
    kept.records.push(...now.records)
    kept.refused.push(...now.refused)
    kept.returns.push(...now.returns)
    kept.fulls.push(...now.fulls)
    kept.sources.push(...now.sources)
    const reasons: Record<string, number> = {}
    for (const { code } of now.refused) reasons[code] = (reasons[code] ?? 0) + 1
    return {
      landedBefore: false,
      absent: { count: 0, keys: [] },
      hidden: 0,
      follows: [],
      outrankedBy: [],
      holdingBack: now.fulls.length === 0 ? 0 : now.refused.filter(({ key }) => key == null).length,
      cells: 0,
      added: now.records.length,
      accepted: now.records.length,
      changed: now.records.length,
      refused: now.refused.length,
      reasons,
    }
  }
  return { kept, land }
}
