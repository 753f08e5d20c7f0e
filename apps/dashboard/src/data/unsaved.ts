/** What would be lost if this page of the browser ended. */
const held = new Set<object>()

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
  // What Chromium before 119 goes by.
  event.returnValue = true
}

/**
 * Says whether something would be lost if the page ended, such as when its tab is closed; while there is, the browser asks first. It
 * listens only then: a page that always listens is not kept for the button that goes back.
 */
export function holdPage(of: object, isHeld: boolean): void {
  if (isHeld) held.add(of)
  else held.delete(of)
  if (held.size > 0) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}
