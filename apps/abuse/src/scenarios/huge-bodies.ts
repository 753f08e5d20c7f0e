import { plain, type Scenario } from './scenario.js'

/** The largest answers that somebody may ask for: what they need once is no growth, so a run begins with them. */
const largest = [
  '/v1/figures?within=330500&part=*&format=json-stat',
  '/v1/figures?within=330500&part=*&limit=10000',
  '/v1/figures?within=330502&format=csv',
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0/*?c%5BREF_AREA%5D=330500,330502,330503',
  '/v1/figures?within=330502&period=2024&asOf=4&part=*',
  '/v1/boards/huzhou-2024',
  '/v1/grants?all=true',
]

/** Bodies and filters that are larger than anything honest, and file names that are paths. */
export const hugeBodies: Scenario = {
  name: 'huge bodies and filters, names of files that are paths',
  isSlow: false,
  run: async (stage) => {
    const bureau = stage.credential('city-1')
    for (const path of largest)
      if (stage.takes()) await stage.send(plain(stage, 'GET', path, bureau.headers), bureau.who)
    const { who, headers } = stage.credential('wuxing-1', 'token')
    const json = [...headers, ['Content-Type', 'application/json'] as const]
    const huge = JSON.stringify({ name: 'a'.repeat(3_000_000), scopes: [] })
    const deep = `{"scopes":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    for (const body of [huge, deep]) {
      const { status } = await stage.send({ ...plain(stage, 'POST', '/v1/tokens', json), body }, who)
      if (status < 400 || status >= 500)
        stage.note('wrong', `a huge body was answered with ${status}`, 'POST /v1/tokens')
    }
    const codes = Array.from({ length: 500 }, () => '330502').join(',')
    for (const path of [
      `/v1/figures?district=${codes}&period=2024`,
      `/v1/figures?within=330500&part=*&limit=10000`,
      `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0/${'*.*.*.330502,'.repeat(400)}*`,
      `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0/*?c%5BTIME_PERIOD%5D=${'ge:2024,'.repeat(700)}2024`,
      `/v1/figures?cursor=${'A'.repeat(7000)}`,
      `/v1/figures?${'district=330502&'.repeat(400)}`,
      `/${'a/'.repeat(4200)}`,
    ])
      await stage.send(plain(stage, 'GET', path, headers), who)
    for (const name of [
      '../../../../tmp/x.csv',
      '..%2F..%2Fx.csv',
      'a%00.csv',
      '.',
      '..',
      'CON',
      'a\\b.csv',
      '%ff.csv',
    ]) {
      const file = [
        ['Content-Type', 'text/csv'],
        ['Content-Disposition', `attachment; filename*=UTF-8''${name}`],
      ] as const
      await stage.send({ ...plain(stage, 'POST', '/v1/files', [...headers, ...file]), body: 'a,b\n1,2\n' }, who)
    }
  },
}
