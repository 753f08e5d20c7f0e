import { useSyncExternalStore } from 'react'

let isPrinting = false

function subscribe(watch: () => void): () => void {
  const set = (now: boolean) => (): void => {
    isPrinting = now
    watch()
  }
  const [before, after] = [set(true), set(false)]
  addEventListener('beforeprint', before)
  addEventListener('afterprint', after)
  return () => {
    removeEventListener('beforeprint', before)
    removeEventListener('afterprint', after)
  }
}

/** True while the page is being put on paper, which has no rows out of sight. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting)
}
