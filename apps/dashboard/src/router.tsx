import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { readFilesSearch, readRefusedSearch } from './board/files-search.js'
import { readOverviewSearch } from './board/overview-search.js'
import { readIndicatorSearch } from './board/indicator-search.js'
import { readAlertsSearch, readDisputesSearch, readDisputingSearch, readMonthsSearch } from './board/office-search.js'
import { understood } from './board/understood.js'
import { readViewSearch, type ViewSearch } from './data/view.js'
import { Overview } from './pages/overview.js'
import { NothingHere, PageFailed } from './shell/page-failed.js'
import { Shell } from './shell/shell.js'
import { SignedOut } from './shell/sign-in.js'

const root = createRootRoute({
  validateSearch: understood(readViewSearch, 'plan', 'month', 'audience', 'release'),
  // A link to another page keeps what is looked at, unless it says otherwise.
  search: { middlewares: [retainSearchParams<ViewSearch>(['plan', 'month', 'audience', 'release'])] },
  component: Shell,
  notFoundComponent: NothingHere,
})

const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: understood(readOverviewSearch, 'basis', 'state', 'order'),
    // With the program itself: it is the first page of most people.
    component: Overview,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items',
    component: lazyRouteComponent(() => import('./pages/items.js'), 'Items'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items/$item',
    component: lazyRouteComponent(() => import('./pages/item.js'), 'Item'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/indicators',
    component: lazyRouteComponent(() => import('./pages/indicators.js'), 'Indicators'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/indicators/$indicator',
    validateSearch: understood(readIndicatorSearch, 'district', 'variant', 'places'),
    component: lazyRouteComponent(() => import('./pages/indicator.js'), 'Indicator'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/indicators/$indicator/sources',
    validateSearch: understood(readIndicatorSearch, 'district', 'variant', 'places'),
    component: lazyRouteComponent(() => import('./pages/origins.js'), 'Origins'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/chain/$entry',
    component: lazyRouteComponent(() => import('./pages/chain-entry.js'), 'ChainEntryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/districts',
    component: lazyRouteComponent(() => import('./pages/districts.js'), 'Districts'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/districts/$district',
    component: lazyRouteComponent(() => import('./pages/district.js'), 'District'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/work',
    component: lazyRouteComponent(() => import('./pages/work.js'), 'Work'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/months',
    validateSearch: understood(readMonthsSearch, 'district'),
    component: lazyRouteComponent(() => import('./pages/months.js'), 'Months'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/months/sheet',
    validateSearch: understood(readMonthsSearch, 'district'),
    component: lazyRouteComponent(() => import('./pages/month-sheet.js'), 'MonthSheet'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases',
    component: lazyRouteComponent(() => import('./pages/releases.js'), 'Releases'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/disputes',
    validateSearch: understood(readDisputesSearch, 'show', 'dispute'),
    component: lazyRouteComponent(() => import('./pages/disputes.js'), 'Disputes'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/disputes/new',
    validateSearch: understood(readDisputingSearch, 'indicator', 'variant', 'district', 'period'),
    component: lazyRouteComponent(() => import('./pages/disputing.js'), 'Disputing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alerts',
    validateSearch: understood(readAlertsSearch, 'rule', 'district', 'ended'),
    component: lazyRouteComponent(() => import('./pages/alerts.js'), 'Alerts'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/files',
    validateSearch: understood(readFilesSearch, 'dataset', 'source'),
    component: lazyRouteComponent(() => import('./pages/files.js'), 'Files'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/files/refused',
    validateSearch: understood(readRefusedSearch, 'dataset', 'source', 'code'),
    component: lazyRouteComponent(() => import('./pages/refused.js'), 'Refused'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/records',
    component: lazyRouteComponent(() => import('./pages/records.js'), 'RecordUses'),
  }),
  createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOut }),
] as const

/** The addresses of the dashboard; each page is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: new URL('.', document.baseURI).pathname,
  // As everybody writes addresses: a code of a district stays a text, without quotation marks.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
