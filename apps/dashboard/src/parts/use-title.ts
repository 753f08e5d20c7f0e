import { useEffect } from 'react'
import { useLanguage } from '../base/language.js'

/** Names the page in the browser's tab and history; a part that may be the whole page says when it is not. */
export function useTitle(title: string | undefined, isPage = true): void {
  const { t } = useLanguage()
  const app = t('app')
  useEffect(() => {
    if (isPage) document.title = title === undefined ? app : `${title} · ${app}`
  }, [title, app, isPage])
}
