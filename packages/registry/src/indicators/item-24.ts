import { milestone } from '@minzheng/core'
import { item } from '../clauses.js'

/** The stage of the ecological renovation of the old cemetery at Beidashan in Anji, a provincial pilot. */
export const anjiBeidashanRenovation = milestone({
  id: 'registry.anji-beidashan-renovation',
  name: { zh: '安吉县北大山老旧墓地生态化改造试点', en: 'Beidashan cemetery renovation pilot, Anji' },
  clause: item(24, '完成安吉县北大山省级老旧墓地生态化改造试点'),
  lowestLevel: 'county',
})
