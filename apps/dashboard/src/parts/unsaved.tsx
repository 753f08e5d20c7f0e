import { useEffect } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { holdPage } from '../data/unsaved.js'
import { Question } from './question.js'

/**
 * Asks before what was typed is lost: when another page is opened, or the tab is closed. `keys`: the parts of the address that,
 * if they change, make the form another one.
 */
export function Unsaved({ isTyped, keys = [] }: { readonly isTyped: boolean; readonly keys?: readonly string[] }) {
  const { t } = useLanguage()
  const question = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const at = (of: { readonly search: unknown }, key: string) =>
        (of.search as Readonly<Record<string, unknown>>)[key]
      return current.pathname !== next.pathname || keys.some((key) => at(current, key) !== at(next, key))
    },
    disabled: !isTyped,
    withResolver: true,
    // The page itself is held below, together with what outlives its pages.
    enableBeforeUnload: false,
  })
  useEffect(() => {
    const form = {}
    holdPage(form, isTyped)
    return () => holdPage(form, false)
  }, [isTyped])
  if (question.status !== 'blocked') return null
  const { reset: stay, proceed: leave } = question
  return (
    <Question
      title={t('unsaved.title')}
      what={t('unsaved.what')}
      answers={[
        { label: t('unsaved.stay'), onAnswer: stay },
        { label: t('unsaved.leave'), onAnswer: leave },
      ]}
      onCancel={stay}
    />
  )
}
