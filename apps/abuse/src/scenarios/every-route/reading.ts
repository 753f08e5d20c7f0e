import { city, own } from '../../city/accounts.js'
import { reads, type Step } from './step.js'

const meals = 'elderly-care.new-meal-sites'
const inSdmx = meals.replaceAll('.', '_')
const flow = 'dataflow/MINZHENG/CIVIL_AFFAIRS'
const data = '/sdmx/data/{context}/{agency}/{resource}'
const availability = '/sdmx/availability/{context}/{agency}/{resource}'
const structure = '/sdmx/structure/{type}'
const live = 'audience=internal'
const selected = `c[INDICATOR]=${inSdmx}&c[REF_AREA]=${own}&${live}`.replaceAll('[', '%5B').replaceAll(']', '%5D')
const key = `${inSdmx}.standard._T.${own}`

/** What everybody reads, and what the officers and auditors read of their districts. */
export const readingSteps: readonly Step[] = [
  ...[
    '/',
    '/docs',
    '/openapi.json',
    '/healthz',
    '/readyz',
    '/v1/deployment',
    '/v1/districts',
    '/v1/indicators',
    '/v1/plans',
  ].map((path) => reads(null, path)),
  reads('system-1', '/metrics'),
  reads('wuxing-1', '/v1/session'),
  reads(null, '/v1/districts/{district}', `/v1/districts/${own}`),
  reads(null, '/v1/districts/{district}/map', `/v1/districts/${city}/map`),
  reads(null, '/v1/indicators/{indicator}', `/v1/indicators/${meals}`),
  reads(null, '/v1/plans/{plan}', '/v1/plans/huzhou-2024'),
  reads(null, '/v1/plans/{plan}/items/{item}', '/v1/plans/huzhou-2024/items/1'),
  reads('wuxing-1', '/v1/boards/{plan}', `/v1/boards/huzhou-2024?month=2024-12&district=${own}&${live}`),
  reads('wuxing-1', '/v1/figures', `/v1/figures?indicator=${meals}&period=2024&district=${own}&${live}`),
  reads('wuxing-1', '/v1/explanations/{indicator}/{district}', `/v1/explanations/${meals}/${own}?period=2024&${live}`),
  reads('wuxing-1', '/v1/comparisons/{indicator}/{district}', `/v1/comparisons/${meals}/${own}?month=2024-12&${live}`),
  reads('wuxing-1', '/v1/moves/{indicator}/{district}', `/v1/moves/${meals}/${own}?from=1&to=4`),
  reads('wuxing-1', '/v1/origins/{indicator}/{district}', `/v1/origins/${meals}/${own}?period=2024`),
  reads(null, structure, '/sdmx/structure/dataflow'),
  reads(null, `${structure}/{agency}`, '/sdmx/structure/dataflow/MINZHENG'),
  reads(null, `${structure}/{agency}/{resource}`, `/sdmx/structure/${flow}`),
  reads(null, `${structure}/{agency}/{resource}/{version}`, `/sdmx/structure/${flow}/1.0.0`),
  reads('wuxing-1', data, `/sdmx/data/${flow}?${selected}`),
  reads('wuxing-1', `${data}/{version}`, `/sdmx/data/${flow}/1.0.0?${selected}`),
  reads('wuxing-1', `${data}/{version}/{key}`, `/sdmx/data/${flow}/1.0.0/${key}?${live}`),
  reads('wuxing-1', availability, `/sdmx/availability/${flow}?${selected}`),
  reads('wuxing-1', `${availability}/{version}`, `/sdmx/availability/${flow}/1.0.0?${selected}`),
  reads('wuxing-1', `${availability}/{version}/{key}`, `/sdmx/availability/${flow}/1.0.0/${key}?${live}`),
  reads(
    'wuxing-1',
    `${availability}/{version}/{key}/{component}`,
    `/sdmx/availability/${flow}/1.0.0/${key}/REF_AREA?${live}`,
  ),
  reads(null, '/v1/releases'),
  reads(null, '/v1/releases/{release}', '/v1/releases/1'),
  reads(null, '/v1/releases/{release}/figures', '/v1/releases/1/figures'),
  reads('auditor-1', '/v1/chain'),
  reads('auditor-1', '/v1/chain/head'),
  reads('auditor-1', '/v1/chain/{entry}', '/v1/chain/1'),
  reads('wuxing-1', '/v1/months', `/v1/months?month=2024-12&district=${own}`),
  reads('wuxing-1', '/v1/months/history', `/v1/months/history?district=${own}`),
  reads('wuxing-1', '/v1/returns', `/v1/returns?month=2024-12&district=${own}`),
  reads('wuxing-1', '/v1/returns/reminders', `/v1/returns/reminders?district=${own}`),
  reads('wuxing-1', '/v1/alert-rules'),
  reads('wuxing-1', '/v1/disputes'),
  reads('records-1', '/v1/records/approvals'),
  reads('auditor-1', '/v1/records/uses', '/v1/records/uses?limit=1'),
  reads('wuxing-1', '/v1/tokens'),
  reads('security-1', '/v1/grants'),
]
