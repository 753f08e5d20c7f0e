import { badRowKinds, type BadRowKind } from './bad-rows.js'
import type { SampleReport } from './sample-report.js'

/** The text of 说明.txt: a description of the files, and a list of the bad rows. */
export function notesOf(report: SampleReport): string {
  const kinds = Object.entries(report.badRows) as [BadRowKind, number][]
  const bad = kinds.reduce((added, [, count]) => added + count, 0)
  return [
    '模拟数据说明',
    '',
    '本文件夹内全部文件均为程序生成的模拟数据，不含任何真实个人、机构或业务记录。',
    `身份证号一律使用未分配的地址码 ${report.address}，姓名、电话、地址、机构名称均为虚构；机构信用代码由程序生成，如与真实代码相同纯属巧合。`,
    '人口、低保、特困等总量参照公开数据设定，其余数字为虚构，不得作为统计数据引用。',
    '',
    `报告期:${report.year}  填报日期:${report.year + 1}-01-05  随机种子:${report.seed}`,
    `文件数:${report.files}  数据行数:${report.rows}(其中有意写错 ${bad} 行)`,
    '',
    '有意写错的行(按类型):',
    ...kinds.map(([kind, count]) => `  ${kind}  ${badRowKinds[kind]}  ${count} 行`),
    '',
    '有意写错的行(按文件,行号从1起,第1行为标题,第2行为表头):',
    ...report.badRowPlaces.map(({ file, line, kind }) => `  ${file}  第 ${line} 行  ${kind}`),
    '',
  ].join('\r\n')
}
