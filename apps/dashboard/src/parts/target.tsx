import { useLanguage } from '../base/language.js'
import { withUnit } from '../board/shown-figure.js'
import type { BoardRow } from '../data/figures.js'

type Target = Pick<BoardRow['target'], 'shown' | 'basis'>

/** True for a target that the plan does not state of the district: the city's, divided by population. */
const isReference = (target: Pick<Target, 'basis'> | null | undefined): boolean => target?.basis === 'derived'

/** A target as the service writes it, with its mark; a note on the same page says what the mark means. */
export function TargetShown({ target, unit }: { readonly target: Target; readonly unit?: string }) {
  const { say } = useLanguage()
  return (
    <>
      {unit === undefined ? say(target.shown) : withUnit(say(target.shown), unit)}
      <ReferenceMark target={target} />
    </>
  )
}

/** Marks a target, or what is measured by it, that the plan does not state. */
export function ReferenceMark({ target }: { readonly target: Pick<Target, 'basis'> | null | undefined }) {
  const { t } = useLanguage()
  if (!isReference(target)) return null
  return (
    <abbr className="reference-mark" title={t('figure.reference')}>
      *
    </abbr>
  )
}

/** What the mark means, below what has it. */
export function ReferenceNote({ of }: { readonly of: readonly (Pick<Target, 'basis'> | null | undefined)[] }) {
  const { t } = useLanguage()
  return of.some(isReference) ? <p className="hint note">* {t('figure.reference')}</p> : null
}
