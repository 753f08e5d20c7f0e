import type { Session } from '../data/session.js'

/** A way to a page in the head. */
interface Door {
  readonly to: '/' | '/items' | '/districts' | '/indicators' | '/records'
  readonly name: 'nav.overview' | 'nav.plan' | 'nav.districts' | 'nav.indicators' | 'nav.records'
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
  {
    to: '/records',
    name: 'nav.records',
    isOpen: (session) => session?.grants.some(({ role }) => role.startsWith('records-')) === true,
  },
]
