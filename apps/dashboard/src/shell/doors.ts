import type { Session } from '../data/session.js'
import { hasWork, workWays } from '../work/work-nav.js'

/** A way to a page in the head. */
interface Door {
  readonly to: string
  readonly name: 'nav.overview' | 'nav.plan' | 'nav.districts' | 'nav.indicators' | 'nav.work' | 'nav.records'
  /** Further addresses behind it. */
  readonly also?: readonly string[]
  /** Whether it is shown to an account; what may be done behind it, the service decides. */
  readonly isOpen: (session: Session | undefined) => boolean
}

const always = (): boolean => true

/** The ways, in order. Work that only some accounts do is listed here with what it asks for. */
export const doors: readonly Door[] = [
  { to: '/', name: 'nav.overview', isOpen: always },
  { to: '/items', name: 'nav.plan', isOpen: always },
  { to: '/districts', name: 'nav.districts', isOpen: always },
  { to: '/indicators', name: 'nav.indicators', isOpen: always },
  { to: '/work', name: 'nav.work', also: workWays.map(({ to }) => to), isOpen: hasWork },
  {
    to: '/records',
    name: 'nav.records',
    isOpen: (session) => session?.grants.some(({ role }) => role.startsWith('records-')) === true,
  },
]
