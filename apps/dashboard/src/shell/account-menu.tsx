import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { chooseLanguage, useLanguage } from '../base/language.js'
import { shownMoment, shownNames } from '../base/shown.js'
import { chooseTheme, themeNow, themes } from '../base/theme.js'
import { serviceAddress } from '../data/client.js'
import { useDistrictNames } from '../data/names.js'
import { sessionKey, signOut, type Session, type SessionState } from '../data/session.js'
import { Waits } from '../parts/waits.js'
import { useMenu } from './use-menu.js'

/** Who has signed in, until when; language and appearance; the way out. */
export function AccountMenu({ session }: { readonly session: Session | undefined }) {
  const { t, language } = useLanguage()
  const menu = useMenu()
  const [theme, setTheme] = useState(themeNow)
  const [isOpen, setOpen] = useState(false)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    const elsewhere = await signOut()
    // Nothing that this account has read stays in the page.
    queryClient.clear()
    queryClient.setQueryData<SessionState>(sessionKey, { state: 'out' })
    // Who signs out leaves, whatever was typed.
    await navigate({ to: '/signed-out', search: {}, ignoreBlocker: true })
    if (elsewhere !== undefined) location.assign(elsewhere)
  }
  return (
    <div className="head-end">
      <button
        type="button"
        className="head-button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('view.language')}
      </button>
      <details ref={menu} className="menu" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="head-button">{session?.actor ?? t('view.theme.label')}</summary>
        <div className="menu-sheet">
          {session !== undefined && (
            <>
              <p className="menu-who">{t('view.signedInAs', { actor: session.actor })}</p>
              {isOpen && (
                <Waits lines={1} height={30}>
                  <Grants session={session} />
                </Waits>
              )}
              <p className="hint">{t('view.sessionUntil', { time: shownMoment(session.until) })}</p>
            </>
          )}
          <fieldset className="menu-theme">
            <legend>{t('view.theme.label')}</legend>
            {themes.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="theme"
                  checked={theme === each}
                  onChange={() => {
                    chooseTheme(each)
                    setTheme(each)
                  }}
                />
                {t(`view.theme.${each}`)}
              </label>
            ))}
          </fieldset>
          <p>
            <a href={serviceAddress('docs')}>{t('view.documentation')}</a>
          </p>
          {session !== undefined && (
            <button type="button" className="button button-quiet" onClick={() => void leave()}>
              {t('view.signOut')}
            </button>
          )}
        </div>
      </details>
    </div>
  )
}

/** The roles of the account and where it has them; the names are read when somebody looks. */
function Grants({ session: { grants } }: { readonly session: Session }) {
  const { t } = useLanguage()
  const districtName = useDistrictNames()
  const words = grants.map(({ role, district }) => `${t(`role.${role}` as 'role.reader')} ${districtName(district)}`)
  return <p className="hint">{shownNames([...new Set(words)])}</p>
}
