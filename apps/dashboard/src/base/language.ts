import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { remembered, remember } from './remember.js'
import { zh } from './zh.js'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh }
  }
}

/** The languages; Chinese is the first. */
export type Language = 'zh' | 'en'

/** Words in both languages, as the service has them. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Starts with the language that the reader has chosen before; Chinese otherwise. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: { translation: zh } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
  if (remembered('language') === 'en') await chooseLanguage('en')
  markPage()
}

/** Changes the language of the page, and remembers it. English is loaded when it is first needed. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en.js')
    i18next.addResourceBundle('en', 'translation', en)
  }
  await i18next.changeLanguage(language)
  remember('language', language)
  markPage()
}

function markPage(): void {
  document.documentElement.lang = languageNow() === 'zh' ? 'zh-CN' : 'en'
}

/** The language of the page. */
export function languageNow(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

/** The dashboard's words, the language, and a choice between words of the service. */
export function useLanguage() {
  const { t } = useTranslation()
  const language = languageNow()
  return { t, language, say: (words: Words): string => words[language] }
}
