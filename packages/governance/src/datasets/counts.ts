import { choice, dataset, day, districtCode, integer } from '@minzheng/core'

/**
 * How far something reaches (覆盖情况): the target number, and the number reached so far in the year. Numbers only, so that
 * neither cadres nor party members are listed; a later count of the same topic and district replaces the one before.
 */
export const governanceCoverageCounts = dataset({
  name: 'governance-coverage-counts',
  title: { zh: '覆盖情况统计', en: 'Counts of coverage' },
  counts: 'case',
  fields: {
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'party-discipline': { zh: '党章党规党纪教育', en: 'party members taught discipline' },
      'cadre-supervision': { zh: '党员干部监督', en: 'party cadres under regular supervision' },
      'township-cadres': { zh: '乡镇(街道)民政干部培训', en: 'township cadres trained' },
      'facility-inspection': { zh: '服务设施安全检查', en: 'facilities inspected for safety' },
      'safety-responsibility': { zh: '安全管理责任落实', en: 'facilities with a person answerable for safety' },
      'data-collection': { zh: '数据归集', en: 'data sets collected' },
      'data-quality': { zh: '数据治理', en: 'records that pass the rules' },
      'data-sharing': { zh: '数据共享', en: 'data sets shared' },
    }),
    countedOn: day('统计日期', 'Counted on'),
    inScope: integer('应覆盖数', 'In scope', 'item', { aliases: ['应到数', '总数'] }),
    covered: integer('已覆盖数', 'Covered', 'item', { aliases: ['完成数'] }),
  },
  key: ['district', 'topic', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: ['topic'] },
  lowestLevel: 'township',
  dropped: ['填报人'],
})

/**
 * Enterprises, organisations and persons that took part in charity for the first time in the year (投身慈善公益), by month;
 * numbers only.
 */
export const governanceCharityParticipants = dataset({
  name: 'governance-charity-participants',
  title: { zh: '慈善公益参与情况', en: 'Counts of those who take part in charity' },
  counts: 'case',
  fields: {
    district: districtCode(),
    kind: choice('参与主体', 'Kind', {
      enterprise: { zh: '企业', en: 'enterprises' },
      organisation: { zh: '社会组织', en: 'social organisations' },
      person: { zh: '个人', en: 'persons' },
    }),
    monthEndOn: day('统计月末日期', 'Month end'),
    newParticipants: integer('本年首次参与数', 'Took part for the first time in the year', 'participant'),
  },
  key: ['district', 'kind', 'monthEndOn'],
  time: { kind: 'flow', on: 'monthEndOn' },
  lowestLevel: 'county',
  dropped: ['填报人'],
})
