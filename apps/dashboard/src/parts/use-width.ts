import { useLayoutEffect, useRef, useState } from 'react'

/**
 * The width of an element in pixels, as it changes; 0 before it is known. While the element is hidden it is what it was, so
 * that what is drawn in it keeps the focus.
 */
export function useWidth<Of extends HTMLElement>() {
  const ref = useRef<Of>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const measure = (): void => setWidth((was) => (element.clientWidth === 0 ? was : element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
