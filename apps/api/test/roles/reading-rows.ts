// Who may read what, written by hand from docs/access.md; nothing of it comes from the policy.
import { meals } from '../office.js'
import { everybody, live, row, signedIn } from './accounts.js'
import { get, once, type Row } from './asks.js'

const internal = 'period=2024&audience=internal'
const sdmx = 'dataflow/MINZHENG/CIVIL_AFFAIRS'
const inSdmx = meals.replaceAll('.', '_')
const selected = `c[INDICATOR]=${inSdmx}&c[REF_AREA]=@`
const ofFigure = `${inSdmx}.standard._T.@`

export const readingRows: Readonly<Record<string, Row>> = {
  // Files of the dashboard, which have no data.
  'GET /': get('/')(everybody),
  'GET /*': once(() => ({ path: '/items/13', headers: { accept: 'text/html' } }))(everybody),
  'GET /assets/{file}': get('/assets/index-1a2b.js')(everybody),
  'GET /docs': get('/docs')(everybody),
  'GET /openapi.json': get('/openapi.json')(everybody),
  'GET /healthz': get('/healthz')(everybody),
  'GET /readyz': get('/readyz')(everybody),
  'GET /metrics': get('/metrics')(row({ system: 'all' })),
  'GET /sign-in/{code}': once(({ office }, { account }) => {
    const { url } = office.serving.links.find((each) => each.account === `guest-${account}`)!
    return { path: new URL(url).pathname }
  }, 303)(everybody),
  'GET /v1/session': get('/v1/session')(signedIn),
  'GET /v1/deployment': get('/v1/deployment')(everybody),
  'GET /v1/districts': get('/v1/districts')(everybody),
  'GET /v1/districts/{district}': get('/v1/districts/@')(everybody),
  'GET /v1/districts/{district}/map': get('/v1/districts/@/map')(everybody),
  'GET /v1/indicators': get('/v1/indicators')(everybody),
  'GET /v1/indicators/{indicator}': get(`/v1/indicators/${meals}`)(everybody),
  'GET /v1/plans': get('/v1/plans')(everybody),
  'GET /v1/plans/{plan}': get('/v1/plans/huzhou-2024')(everybody),
  'GET /v1/plans/{plan}/items/{item}': get('/v1/plans/huzhou-2024/items/1')(everybody),
  // Routes of figures are asked for live ones, those of releases as the public.
  'GET /v1/boards/{plan}': get('/v1/boards/huzhou-2024?month=2024-06&audience=internal&district=@')(
    row({
      reader: 'y-nn',
      clerk: 'n-nn',
      officer: 'y-nn',
      city: 'y-yy',
      reviewer: 'y-yy',
      'county-reviewer': 'y-nn',
      auditor: 'y-yy',
      token: 'y-nn',
    }),
    'a board is of the city or of a county',
  ),
  'GET /v1/figures': get(`/v1/figures?indicator=${meals}&${internal}&district=@`)(live),
  'GET /sdmx/structure/{type}': get('/sdmx/structure/dataflow')(everybody),
  'GET /sdmx/structure/{type}/{agency}': get('/sdmx/structure/dataflow/MINZHENG')(everybody),
  'GET /sdmx/structure/{type}/{agency}/{resource}': get(`/sdmx/structure/${sdmx}`)(everybody),
  'GET /sdmx/structure/{type}/{agency}/{resource}/{version}': get(`/sdmx/structure/${sdmx}/1.0.0`)(everybody),
  'GET /sdmx/data/{context}/{agency}/{resource}': get(`/sdmx/data/${sdmx}?audience=internal&${selected}`)(live),
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}': get(
    `/sdmx/data/${sdmx}/1.0.0?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}/{key}': get(
    `/sdmx/data/${sdmx}/1.0.0/${ofFigure}?audience=internal`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}': get(
    `/sdmx/availability/${sdmx}?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}': get(
    `/sdmx/availability/${sdmx}/1.0.0?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}': get(
    `/sdmx/availability/${sdmx}/1.0.0/${ofFigure}?audience=internal`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}/{component}': get(
    `/sdmx/availability/${sdmx}/1.0.0/${ofFigure}/REF_AREA?audience=internal`,
  )(live),
  'GET /v1/explanations/{indicator}/{district}': get(`/v1/explanations/${meals}/@?${internal}`)(live),
  'GET /v1/comparisons/{indicator}/{district}': get(`/v1/comparisons/${meals}/@?month=2024-06&audience=internal`)(live),
  'GET /v1/moves/{indicator}/{district}': get(`/v1/moves/${meals}/@?from=1&to=1`)(live),
  'GET /v1/origins/{indicator}/{district}': get(`/v1/origins/${meals}/@?period=2024`)(
    row({ clerk: 'own township', officer: 'own', city: 'all', auditor: 'all' }),
  ),
}
