import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { client } from '../data/client.js'
import { withdrawalQuery, type LandedFile } from '../data/files.js'
import { Read } from '../parts/read.js'
import { ActForm } from './act-form.js'

/** Takes a file back, with a reason; as it was looked at, or not at all. */
export function Withdraw({ file, onEnd }: { readonly file: LandedFile; readonly onEnd: () => void }) {
  const { t } = useLanguage()
  return (
    <ActForm
      label={t('files.withdrawFile', { file: file.name })}
      hint={t('files.withdrawHint')}
      reason={t('files.withdrawReason')}
      now={t('files.withdrawNow')}
      act={(why) =>
        client.post('/v1/sources/{source}/withdraw', {
          path: { source: String(file.id) },
          body: why,
          headers: file.stamp === undefined ? {} : { 'if-match': `"${file.stamp}"` },
        })
      }
      onEnd={onEnd}
    />
  )
}

/** Restores a file that was taken back: undoes the act that did so. */
export function Restore({ file, onEnd }: { readonly file: LandedFile; readonly onEnd: () => void }) {
  const { t } = useLanguage()
  const withdrawal = useQuery(withdrawalQuery(file))
  return (
    <Read query={withdrawal} lines={1} height={40}>
      {(act) =>
        act === null ? (
          <p className="hint">{t('files.noWithdrawal')}</p>
        ) : (
          <ActForm
            label={t('files.restoreFile', { file: file.name })}
            hint={t('files.restoreHint', { reason: act.reason, by: act.by ?? act.askedBy })}
            reason={t('files.restoreReason')}
            now={t('files.restoreNow')}
            act={(why) => client.post('/v1/acts/{act}/undo', { path: { act: String(act.id) }, body: why })}
            onEnd={onEnd}
          />
        )
      }
    </Read>
  )
}
