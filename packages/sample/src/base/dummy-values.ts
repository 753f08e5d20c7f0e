import type { Random } from './random.js'

const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** A clearly fictitious value for a column that is sent and never stored: a name, a telephone number, an address. */
export function dummyValue(header: string, district: string, number: string, random: Random): string {
  if (header.includes('电话')) return `1380000${String(random.int(0, 9999)).padStart(4, '0')}`
  if (/地址|住址|住所/.test(header))
    return random.chance(0.1)
      ? `${district}模拟路${random.int(1, 199)}号,${random.int(1, 20)}幢`
      : `${district}模拟路${random.int(1, 199)}号`
  if (/姓名|负责人|代表人|委托人/.test(header)) return personName(random)
  if (/单位|受托人/.test(header)) return `模拟单位${random.pick([...stems])}`
  const what = header.replace('名称', '')
  return number.endsWith('7') ? `${district}"模拟"${what}${number}号` : `${district}模拟${what}${number}号`
}

/** 测试 and one or two stems: no real name. */
export function personName(random: Random): string {
  return `测试${stems[random.int(0, 9)]}${random.chance(0.5) ? branches[random.int(0, 11)] : ''}`
}
