import { open } from 'node:fs/promises'
import { huzhouCatalogue } from '@minzheng/huzhou'

const header = '身份证号,姓名,联系电话,行政区划代码,服务类型,用工形式,证书等级,发证日期,入职日期,离职日期'
const title = '模拟数据 · 吴兴区(330502) 养老护理员 · 报告期:2024 · 填报日期:2025-01-05'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Writes a CSV file of caregivers, each with an identity number of a district that does not exist. */
export async function writeLargeFile(path: string, rows: number): Promise<void> {
  const villages = huzhouCatalogue.districts.atLevel('330502', 'village')
  const file = await open(path, 'w')
  let pending = `\uFEFF${title}\r\n${header}\r\n`
  for (let at = 0; at < rows; at += 1) {
    const month = (at % 9) + 1
    pending += `${identityNumber(at)},测试${at % 100},13900000000,${villages[at % villages.length]!.code},${['居家', '社区', '机构'][at % 3]},专职,${['五级', '四级', '三级', ''][at % 4]},2023-0${month}-15,2024-0${month}-05,\r\n`
    if (pending.length < 1 << 20) continue
    await file.write(pending)
    pending = ''
  }
  await file.write(pending)
  await file.close()
}

function identityNumber(at: number): string {
  const born = new Date(Date.UTC(1950, 0, 1) + Math.floor(at / 999) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const digits = `330599${born}${String((at % 999) + 1).padStart(3, '0')}`
  const sum = weights.reduce((added, weight, index) => added + weight * Number(digits[index]), 0)
  return digits + '10X98765432'[sum % 11]!
}
