import { useLanguage } from '../base/language.js'
import { Panel } from '../parts/panel.js'
import { ChooseFiles } from './choose-files.js'
import { UploadCard } from './upload-card.js'
import { addFiles, landFile, removeLanded, uploads } from './uploads.js'
import { isClear } from './warnings.js'

/** Files that are tried one by one, and land one by one. */
export function Uploading() {
  const { t } = useLanguage()
  const all = uploads.use()
  const clear = all.filter(({ state }) => state.is === 'tried' && isClear(state.result.files))
  const landed = all.filter(({ state }) => state.is === 'landed').length
  return (
    <Panel
      title={t('files.upload')}
      hint={t('files.uploadHint')}
      choices={
        <>
          {clear.length > 0 && (
            <button type="button" className="button" onClick={() => clear.forEach(({ id }) => landFile(id))}>
              {t('files.landClear', { count: clear.length })}
            </button>
          )}
          {landed > 0 && (
            <button type="button" className="button button-quiet" onClick={removeLanded}>
              {t('files.removeLanded', { count: landed })}
            </button>
          )}
        </>
      }
    >
      <ChooseFiles several label={t('files.choose')} onFiles={addFiles} />
      {all.length > 0 && (
        <ol className="uploads" aria-label={t('files.chosen')}>
          {all.map((upload) => (
            <UploadCard key={upload.id} upload={upload} />
          ))}
        </ol>
      )}
    </Panel>
  )
}
