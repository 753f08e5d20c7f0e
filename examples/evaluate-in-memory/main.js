// Evaluates indicators over records in memory. Nothing is opened, stored or sent.
import {
  allOf,
  catalogue,
  count,
  districtTree,
  domain,
  evaluate,
  indicator,
  is,
  isNull,
  not,
  share,
  unitFacts,
} from '@minzheng/core'
import { displayValue, reasonWords } from '@minzheng/core/assessment'
import { caregivers, certifiedCaregiversPer10kElderly, elderlyCare } from '@minzheng/elderly-care'

// An indicator of your own over a dataset of elderly care. A field or a value that does not exist does not compile.
const atHome = is(caregivers.col.setting, 'home')
const certifiedAtHome = indicator({
  id: 'my-office.certified-at-home',
  name: { zh: '居家护理员持证率', en: 'Home caregivers with a certificate' },
  formula: share(
    count(caregivers, { where: allOf(atHome, not(isNull(caregivers.col.certificate))) }),
    count(caregivers, { where: atHome }),
  ),
})
const myOffice = domain({
  name: 'my-office',
  title: { zh: '本处', en: 'My office' },
  datasets: [caregivers],
  indicators: [certifiedAtHome],
})

const districts = districtTree([
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
])

/**
 * A caregiver as a record. The dataset contains pseudonyms, so a hexadecimal number is enough here.
 * @param {number} number
 * @param {string} district
 * @param {'level-4' | 'level-5' | null} certificate
 */
const caregiver = (number, district, certificate) => ({
  caregiver: number.toString(16).padStart(32, '0'),
  district,
  setting: 'home',
  employment: 'full-time',
  certificate,
  certifiedOn: certificate === null ? null : '2022-06-01',
  startedOn: '2022-01-01',
  leftOn: null,
})
/**
 * @param {string} district
 * @param {number} persons
 */
const olderPersons = (district, persons) => ({
  district,
  countedOn: '2023-12-31',
  base: 'registered',
  sex: 'female',
  ageFrom: 60,
  ageTo: 150,
  persons,
})

const records = {
  caregivers: [caregiver(1, '330502', 'level-4'), caregiver(2, '330502', null), caregiver(3, '330523', 'level-5')],
  population: [olderPersons('330502', 500), olderPersons('330523', 300)],
}
// The city submitted both datasets for May, and nothing for June.
const returns = ['caregivers', 'population'].map((dataset) => ({ dataset, district: '330500', month: '2024-05' }))

const city = catalogue([elderlyCare, myOffice], districts)
const figures = evaluate(city, records, returns)

for (const wanted of [certifiedCaregiversPer10kElderly, certifiedAtHome]) {
  console.log(`${wanted.name.zh} ${wanted.name.en} (${unitFacts(wanted.unit).en})`)
  for (const { code, name } of districts.all) {
    const observation = figures.observe(wanted.id, code, '2024-05')
    console.log(
      `  ${name} 2024-05: ${displayValue(wanted, observation).en} = ${observation.numerator} / ${observation.denominator}`,
    )
  }
  console.log(`  ${figures.explain(wanted.id, '330500', '2024-05').formula.zh}`)
}

// A month that nobody submitted is missing. It is not zero.
const june = figures.observe(certifiedAtHome.id, '330500', '2024-06')
console.log(`湖州市 2024-06: ${june.value} (${june.reason === null ? '' : reasonWords[june.reason].en})`)
