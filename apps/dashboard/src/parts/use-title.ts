import { useEffect } from 'react'
import { useLanguage } from '../base/language.js'

/** Names the page in the browser's tab and history. */
export function useTitle(title: string | undefined): void {
  const { t } = useLanguage()
  const app = t('app')
  useEffect(() => {
    document.title = title === undefined ? app : `${title} · ${app}`
  }, [title, app])
}
