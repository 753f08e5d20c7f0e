import { huzhouCatalogue } from '@minzheng/huzhou'

const header = '身份证号,姓名,联系电话,行政区划代码,服务类型,用工形式,证书等级,发证日期,入职日期,离职日期'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** What a row of the file says; persons and their fields follow from its number. */
export interface CaregiverRow {
  readonly person: number
  /** Raises the level of the certificate. */
  readonly promoted?: boolean
}

/** A CSV file of caregivers of a county’s villages under a title, with names and telephone numbers as offices send. */
export function caregiversFile(
  title: string,
  county: string,
  rows: readonly CaregiverRow[],
  startYear: 2023 | 2024,
): string {
  const villages = huzhouCatalogue.districts.atLevel(county, 'village')
  const lines = rows.map(({ person, promoted }) => {
    const month = String((person % 9) + 1)
    const level = ['五级', '四级', '三级', ''][(person + (promoted === true ? 1 : 0)) % 4]
    return `${identityNumber(person)},测试${person % 100},13900000000,${villages[person % villages.length]!.code},${['居家', '社区', '机构'][person % 3]},专职,${level},2023-0${month}-15,${startYear}-0${month}-05,`
  })
  return [title, header, ...lines].join('\r\n')
}

/** Identity numbers of a fictitious district, each with its check character. */
function identityNumber(person: number): string {
  const born = new Date(Date.UTC(1950, 0, 1) + Math.floor(person / 999) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const digits = `330599${born}${String((person % 999) + 1).padStart(3, '0')}`
  const sum = weights.reduce((added, weight, index) => added + weight * Number(digits[index]), 0)
  return digits + '10X98765432'[sum % 11]!
}
