import { useId, useState } from 'react'
import { useLanguage } from '../base/language.js'
import type { WaitingFile } from '../data/files.js'

/** Chooses one of the files that have rows which wait, by letters of its name: there may be hundreds. */
export function FileField({
  files,
  chosen,
  onChoose,
}: {
  readonly files: readonly WaitingFile[]
  readonly chosen: string | undefined
  readonly onChoose: (source: string) => void
}) {
  const { t } = useLanguage()
  const id = useId()
  const nameOf = ({ file, source }: WaitingFile): string => t('files.fileOf', { file, number: source })
  const now = files.find(({ source }) => String(source) === chosen)
  const shown = now === undefined ? '' : nameOf(now)
  // What is typed, until it is the name of a file or left.
  const [typed, setTyped] = useState<string>()
  const type = (value: string): void => {
    const found = files.find((each) => nameOf(each) === value)
    setTyped(found === undefined && value !== '' ? value : undefined)
    if (found !== undefined) onChoose(String(found.source))
    else if (value === '') onChoose('')
  }
  return (
    <label className="inline-field">
      {t('files.file')}
      <input
        type="text"
        list={id}
        autoComplete="off"
        placeholder={t('files.anyFile')}
        title={t('files.findFile')}
        value={typed ?? shown}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <datalist id={id}>
        {files.map((each) => (
          <option key={each.source} value={nameOf(each)} />
        ))}
      </datalist>
    </label>
  )
}
