import { own } from '../../city/accounts.js'
import type { Sent } from '../../http/sent.js'
import { valueIn, type Step } from './step.js'

const days = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04', '2024-05-41']
/** A register of the own county; its last row is refused. */
const register = Buffer.from(
  [
    `(${own}) 助餐点 · 报告期:2024-05`,
    '助餐点编号,行政区划代码,类型,启用日期',
    ...days.map((day, at) => `STEP-${at},${own}001,老年食堂,${day}`),
    '',
  ].join('\n'),
)
const name: Sent['headers'][number] = ['Content-Disposition', 'attachment; filename="steps.csv"']
const asFile = () => ({ body: register, headers: [['Content-Type', 'text/csv'], name] as const })
const boundary = 'steps'
const patches = JSON.stringify([{ sheet: null, line: 7, cells: [{ column: '启用日期', value: '2024-05-05' }] }])
const form = Buffer.from(
  [
    `--${boundary}\r\nContent-Disposition: form-data; name="patches"\r\n\r\n${patches}\r\n`,
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="steps.csv"\r\n\r\n${register.toString('utf8')}\r\n`,
    `--${boundary}--\r\n`,
  ].join(''),
)
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file with a refused row lands, its row waits, is read and mended on trial, and the file is withdrawn. */
export const fileSteps: readonly Step[] = [
  { route: 'POST /v1/files', who: 'wuxing-1', path: '/v1/files', file: asFile },
  {
    route: 'GET /v1/sources',
    who: 'wuxing-1',
    path: '/v1/sources?limit=1',
    tell: (came, told) => void told.set('source', valueIn(came, 'sources', 0, 'id')),
  },
  { route: 'GET /v1/quarantine', who: 'wuxing-1', path: '/v1/quarantine' },
  { route: 'POST /v1/quarantine/rows', who: 'wuxing-1', path: '/v1/quarantine/rows', file: asFile },
  {
    route: 'POST /v1/quarantine/workbook',
    who: 'wuxing-1',
    path: '/v1/quarantine/workbook',
    file: asFile,
    tell: (came, told) => void told.set('workbook', came.bytes),
  },
  {
    route: 'POST /v1/quarantine/mended',
    who: 'wuxing-1',
    path: '/v1/quarantine/mended?dry-run=true',
    file: (told) => ({
      body: told.get('workbook') as Buffer,
      headers: [
        ['Content-Type', workbook],
        ['Content-Disposition', 'attachment; filename="mended.xlsx"'],
      ],
    }),
  },
  {
    route: 'POST /v1/quarantine/patched',
    who: 'wuxing-1',
    path: '/v1/quarantine/patched?dry-run=true',
    file: () => ({ body: form, headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`]] }),
  },
  {
    route: 'POST /v1/sources/{source}/withdraw',
    who: 'wuxing-1',
    path: (told) => `/v1/sources/${String(told.get('source'))}/withdraw`,
    json: () => ({ reason: '重复登记' }),
  },
]
