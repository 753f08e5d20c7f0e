import { useEffect } from 'react'
import { mends } from './mends.js'
import { uploads } from './uploads.js'

/** Asks before the browser leaves, while something is on its way or was typed that would be lost. */
export function useStay(): void {
  const isOpen =
    uploads.use().some(({ state }) => state.is !== 'landed' && state.is !== 'refused') ||
    [...mends.use().values()].some(({ edits, busy }) => edits.size > 0 || busy !== undefined)
  useEffect(() => {
    if (!isOpen) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOpen])
}
