import { useEffect, useRef, type RefObject } from 'react'

/** A `details` that is a menu: it closes by Escape, by a click or a step of the focus outside, and by what leads away from it. */
export function useMenu(): RefObject<HTMLDetailsElement | null> {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const own = menu.current
    if (own === null) return undefined
    const close = (): void => {
      own.open = false
    }
    const closeOutside = ({ target }: Event): void => {
      if (own.open && target instanceof Node && !own.contains(target)) close()
    }
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !own.open) return
      // The focus would be lost with what is closed.
      if (own.contains(document.activeElement)) own.querySelector('summary')?.focus()
      close()
    }
    const closeByWay = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('a, button') !== null) close()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    document.addEventListener('keydown', closeByKey)
    own.addEventListener('click', closeByWay)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
      document.removeEventListener('keydown', closeByKey)
      own.removeEventListener('click', closeByWay)
    }
  }, [])
  return menu
}
