import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 760px)')

function subscribe(watch: () => void): () => void {
  narrow.addEventListener('change', watch)
  return () => narrow.removeEventListener('change', watch)
}

/** True on a screen as narrow as a telephone's, as the styles have it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}
