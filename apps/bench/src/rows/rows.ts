import { burst } from './burst.js'
import { chongqing } from '../chongqing/chongqing.js'
import { firstView, hasChromium } from '../dashboard/first-view.js'
import { demo } from './demo.js'
import { endToEnd } from './end-to-end.js'
import { everything } from './everything.js'
import { filesImport } from '../year/files-import.js'
import { floors } from './floors.js'
import { importing } from './importing.js'
import { inMemory } from './in-memory.js'
import { nothingToDo } from './nothing-to-do.js'
import { oneChange } from './one-change.js'
import { load } from '../load/load.js'
import type { Opened } from '../measuring/opened.js'
import { packages } from './packages.js'
import { peers } from './peers.js'
import { registers } from './registers.js'
import { scale } from '../scale/scale.js'
import { start } from './start.js'
import { storage } from './storage.js'
import { tenfold } from './tenfold.js'
import { yearRows } from './year-rows.js'

/** The sizes and servers of a run; without a URL, the embedded PGlite. */
export interface Asked {
  readonly records: number
  readonly meals: number
  readonly rows: number
  readonly jobs: number
  readonly url: string | undefined
  readonly redis: string | undefined
  /** The folder of an older, built copy of the repository, whose importer is compared with the current one. */
  readonly before: string | undefined
}

/** Opens a benchmark, or returns why it cannot run here. */
export interface Row {
  readonly open: (asked: Asked) => Promise<Opened> | Opened | string
  /** Runs on PGlite too, after PostgreSQL. */
  readonly embedded?: true
  /** Uses no store, so it is the same on both. */
  readonly storeless?: true
  /** Runs only if `--only` names it. */
  readonly onlyAsked?: true
}

const without = (what: string): string => `${what}: not measured, since REDIS_URL and DATABASE_URL are not both set`

/** All benchmarks by their word for `--only`, in the order in which they run. */
export const rowsByWord: Readonly<Record<string, Row>> = {
  floor: {
    open: ({ url, meals, rows }) =>
      url === undefined ? 'The floor: measured on PostgreSQL only' : floors(url, meals, rows),
  },
  memory: { open: ({ records }) => inMemory(records), storeless: true },
  import: { open: ({ url, rows }) => importing(url, rows), embedded: true },
  registers: { open: ({ url, rows }) => registers(url, rows), embedded: true },
  files: { open: ({ url, before }) => filesImport(url, before), embedded: true },
  year: { open: ({ url }) => yearRows(url), embedded: true },
  change: { open: ({ url, meals }) => oneChange(url, meals), embedded: true },
  peers: { open: ({ url, meals }) => peers(url, meals) },
  tenfold: { open: ({ url, meals }) => tenfold(url, meals), embedded: true },
  everything: { open: ({ url, meals }) => everything(url, meals), embedded: true },
  'end-to-end': {
    open: ({ redis, url, meals }) =>
      redis === undefined
        ? 'One change through the queue: not measured, since REDIS_URL is not set'
        : endToEnd(redis, url, meals),
  },
  jobs: {
    open: ({ redis, url, jobs }) =>
      redis === undefined
        ? 'Jobs that find nothing to do: not compared, since REDIS_URL is not set'
        : nothingToDo(redis, url, jobs),
  },
  burst: {
    open: ({ redis, url, meals }) =>
      redis === undefined
        ? 'A burst: not measured, since REDIS_URL is not set'
        : burst(redis, url, Math.min(meals, 200_000)),
  },
  scale: {
    open: ({ redis, url, meals }) =>
      redis === undefined || url === undefined ? without('Scale') : scale(redis, url, meals),
  },
  start: {
    open: ({ redis, url }) => (redis === undefined || url === undefined ? without('Start') : start(redis, url)),
  },
  dashboard: {
    open: ({ url }) =>
      hasChromium ? firstView(url) : 'The first view of the dashboard: not measured, since there is no Chromium',
    onlyAsked: true,
  },
  load: {
    open: ({ redis, url }) => (redis === undefined || url === undefined ? without('Load') : load(redis, url)),
  },
  packages: { open: () => packages(), storeless: true },
  storage: { open: ({ url, meals }) => storage(url, meals), embedded: true },
  chongqing: {
    open: ({ url }) => (url === undefined ? 'A city of Chongqing’s size: measured on PostgreSQL only' : chongqing(url)),
  },
  demo: { open: () => demo(), storeless: true, onlyAsked: true },
}
