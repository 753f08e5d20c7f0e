import { extendCodes } from '@minzheng/core'
import { addIndicators, defineDeployment, domains } from '@minzheng/plan'
import { readDivisions, readPlan } from '@minzheng/plan/config'
import { codes, doorstepStations, veterans } from './veterans'

const at = (file: string): URL => new URL(file, import.meta.url)

export default defineDeployment({
  id: 'yunxi',
  name: { zh: '云溪市', en: 'Yunxi' },
  districts: readDivisions(at('divisions.csv')),
  domains: [...extendCodes(addIndicators(domains, [doorstepStations]), codes), veterans],
  districtSets: [{ id: 'main', name: { zh: '主城区', en: 'Main urban districts' }, districts: ['990102', '990171'] }],
  plans: [readPlan(at('plan-2025.json'))],
})
