import { useId, useState, type DragEvent } from 'react'
import { useLanguage } from '../base/language.js'

/** Endings of files that the service reads. */
const endings = '.xlsx,.xlsm,.csv,.tsv,.txt,.jsonl,.ndjson'

/** A place to choose files, or to drop them on. */
export function ChooseFiles({
  label,
  hint,
  several = false,
  isQuiet = false,
  disabled = false,
  onFiles,
}: {
  readonly label: string
  readonly hint?: string
  readonly several?: boolean
  readonly isQuiet?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}) {
  const id = useId()
  const { t } = useLanguage()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null): void => {
    const chosen = [...(files ?? [])].slice(0, several ? undefined : 1)
    if (chosen.length > 0 && !disabled) onFiles(chosen)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      className={`choose ${isQuiet ? 'choose-quiet' : ''} ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        className="choose-input"
        type="file"
        accept={endings}
        multiple={several}
        disabled={disabled}
        onChange={({ target }) => {
          take(target.files)
          // The same file may be chosen again, such as after it was mended.
          target.value = ''
        }}
      />
      <label htmlFor={id} className={isQuiet ? 'button button-quiet' : 'button'}>
        {label}
      </label>
      <span className="hint">{hint ?? t(several ? 'files.dropSeveral' : 'files.dropOne')}</span>
    </div>
  )
}
