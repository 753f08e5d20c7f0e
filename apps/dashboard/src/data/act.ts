import { useRef } from 'react'
import { useMutation, type UseMutationOptions } from '@tanstack/react-query'

/**
 * Something that is sent to the service, once for each decision: while it is under way, a second click sends nothing. A
 * button is disabled only when the page is drawn again, and the second click of two can come before that.
 */
export function useAct<Answer, Sent = void>(options: UseMutationOptions<Answer, Error, Sent>) {
  const sent = useMutation(options)
  const isUnderWay = useRef(false)
  const act = (what: Sent): void => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    // How it went is in `sent`.
    void sent
      .mutateAsync(what)
      .catch(() => undefined)
      .finally(() => (isUnderWay.current = false))
  }
  return { ...sent, mutate: act }
}
