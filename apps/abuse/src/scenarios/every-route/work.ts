import { own } from '../../city/accounts.js'
import type { Account } from '../../city/accounts.js'
import { valueIn, type Step, type Told } from './step.js'

const meals = 'elderly-care.new-meal-sites'
const soon = (hours = 1): string => new Date(Date.now() + hours * 3_600_000).toISOString()
const post = (who: Account, route: string, json: (told: Told) => object, more: Partial<Step> = {}): Step => ({
  route: `POST ${route}`,
  who,
  path: route,
  json,
  ...more,
})

const month = '/v1/months/{month}'
const moves = (move: string, who: Account, body: object = {}, stamp?: string): Step =>
  post(who, `${month}/${move}`, () => ({ district: own, ...body }), {
    path: `/v1/months/2024-01/${move}`,
    ...(stamp === undefined ? {} : { stamp }),
    tell: (came, told) => void told.set('month', valueIn(came, 'stamp')),
  })

/** A month of the own county is submitted, sent back, reviewed, locked and opened again. */
const monthSteps: readonly Step[] = [
  moves('submit', 'wuxing-1'),
  moves('send-back', 'reviewer-1', { reason: '漏报' }),
  moves('submit', 'wuxing-1'),
  moves('review', 'reviewer-1', {}, 'month'),
  moves('lock', 'city-1', {}, 'month'),
  moves('reopen', 'city-1', { reason: '漏报', until: soon(48) }),
]

const act: Step = post(
  'wuxing-1',
  '/v1/acts',
  () => ({
    kind: 'delete',
    dataset: 'meal-sites',
    office: own,
    key: { site: 'S2' },
    through: '2024-12',
    reason: '漏报',
  }),
  { tell: (came, told) => void told.set('act', valueIn(came, 'act')) },
)
const opens = (period: string): readonly Step[] => [
  {
    route: 'GET /v1/figures',
    who: 'wuxing-1',
    path: `/v1/figures?indicator=${meals}&period=${period}&district=${own}&audience=internal`,
    tell: (came, told) => void told.set('revision', valueIn(came, 'figures', 0, 'revision')),
  },
  post(
    'wuxing-1',
    '/v1/disputes',
    (told) => ({
      figure: { indicator: meals, variant: 'standard', district: own, period },
      seen: { revision: told.get('revision') },
      disputedBy: own,
      words: '漏报',
    }),
    { tell: toldDispute },
  ),
]
function toldDispute(came: Parameters<NonNullable<Step['tell']>>[0], told: Told): void {
  told.set('dispute', valueIn(came, 'id'))
  told.set('dispute-stamp', valueIn(came, 'stamp'))
}
const disputeMoves = (move: string, who: Account, more: (told: Told) => object = () => ({})): Step =>
  post(who, `/v1/disputes/{dispute}/${move}`, (told) => ({ words: '漏报', ...more(told) }), {
    path: (told) => `/v1/disputes/${String(told.get('dispute'))}/${move}`,
    stamp: 'dispute-stamp',
    tell: toldDispute,
  })

/** Disputes of the own county take every way out; one is settled by an act, which is undone afterwards. */
const disputeSteps: readonly Step[] = [
  ...opens('2024-03'),
  {
    route: 'GET /v1/disputes/{dispute}',
    who: 'wuxing-1',
    path: (told) => `/v1/disputes/${String(told.get('dispute'))}`,
  },
  disputeMoves('answer', 'city-1'),
  disputeMoves('reply', 'wuxing-1'),
  disputeMoves('uphold', 'city-1'),
  ...opens('2024-04'),
  disputeMoves('withdraw', 'wuxing-1'),
  ...opens('2024-06'),
  act,
  disputeMoves('correct', 'city-1', (told) => ({ correction: { kind: 'act', number: told.get('act') } })),
  { route: 'GET /v1/acts', who: 'wuxing-1', path: '/v1/acts?after=0' },
  post('wuxing-1', '/v1/acts/{act}/undo', () => ({ reason: '漏报' }), {
    path: (told) => `/v1/acts/${String(told.get('act'))}/undo`,
  }),
]

/** What officers, administrators and those who approve do. */
export const workSteps: readonly Step[] = [
  ...monthSteps,
  ...disputeSteps,
  {
    route: 'GET /v1/alerts',
    who: 'wuxing-1',
    path: '/v1/alerts?limit=1',
    tell: (came, told) => {
      told.set('alert', valueIn(came, 'alerts', 0, 'id'))
      told.set('alert-stamp', valueIn(came, 'alerts', 0, 'stamp'))
    },
  },
  {
    route: 'POST /v1/alerts/{alert}/acknowledge',
    who: 'wuxing-1',
    path: (told) => `/v1/alerts/${String(told.get('alert'))}/acknowledge`,
    stamp: 'alert-stamp',
  },
  post('records-1', '/v1/records/{indicator}/{district}', () => ({ purpose: '核查', period: '2024' }), {
    path: `/v1/records/${meals}/${own}`,
  }),
  post('approver-1', '/v1/records/approvals', () => ({
    actor: 'records-1',
    district: own,
    indicator: 'child-welfare.children-in-difficulty',
    purpose: '核查',
    until: soon(),
  })),
  post('approver-1', '/v1/records/emergencies', () => ({
    actor: 'reader-1',
    district: own,
    reason: '核查',
    until: soon(),
  })),
  post('security-1', '/v1/grants', () => ({ actor: 'new-1', role: 'reader', district: own, until: soon() }), {
    tell: (came, told) => void told.set('grant', valueIn(came, 'id')),
  }),
  post('security-1', '/v1/grants/{grant}/revoke', () => ({ reason: '离职' }), {
    path: (told) => `/v1/grants/${String(told.get('grant'))}/revoke`,
  }),
  post(
    'wuxing-1',
    '/v1/tokens',
    () => ({ name: 'steps', scopes: [{ action: 'read-figures', district: own }], until: soon() }),
    { tell: (came, told) => void told.set('token', valueIn(came, 'id')) },
  ),
  {
    route: 'DELETE /v1/tokens/{token}',
    who: 'wuxing-1',
    path: (told) => `/v1/tokens/${String(told.get('token'))}`,
  },
  post('city-1', '/v1/returns/remind', () => ({ month: '2025-03', districts: [own] })),
  post('city-1', '/v1/releases', () => ({ month: '2024-12' }), {
    tell: (came, told) => void told.set('job', valueIn(came, 'id')),
  }),
  { route: 'GET /v1/jobs/{job}', who: 'city-1', path: (told) => `/v1/jobs/${String(told.get('job'))}` },
  { route: 'GET /v1/jobs/{job}/events', who: 'city-1', path: (told) => `/v1/jobs/${String(told.get('job'))}/events` },
  // Last, since it ends a session.
  { route: 'DELETE /v1/session', who: 'province-1', path: '/v1/session' },
]
