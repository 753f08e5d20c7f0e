import type { router as Router } from '../router.js'

/** What makes it another page: its address, and of an indicator's page the district; what choosers change does not. */
function pageOf({ pathname, search }: { readonly pathname: string; readonly search: object }): string {
  const { district } = search as { readonly district?: string }
  return /\/indicators\/./.test(pathname) ? `${pathname} ${district ?? ''}` : pathname
}

/**
 * Leads the focus to the heading of a page that was opened by a link, so that a screen reader says where one is and the
 * next step of the keyboard begins there. The heading may come later than the page; whoever goes on meanwhile is left alone.
 */
export function leadToHeading(router: Pick<typeof Router, 'subscribe'>): void {
  let stop = (): void => undefined
  router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
    if (fromLocation === undefined || pageOf(fromLocation) === pageOf(toLocation)) return
    stop()
    let isLed = false
    const lead = (): void => {
      const heading = document.querySelector<HTMLElement>('main h1')
      // A heading that is hidden while its page is read takes no focus, and loses what it had.
      if (heading === null || heading.getClientRects().length === 0) return
      if (isLed && document.activeElement !== document.body) return
      isLed = true
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(lead)
    const events = ['keydown', 'pointerdown'] as const
    stop = (): void => {
      observer.disconnect()
      for (const each of events) removeEventListener(each, stop, true)
    }
    for (const each of events) addEventListener(each, stop, true)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['style'] })
    lead()
  })
}
