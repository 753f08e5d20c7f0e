import { useQuery } from '@tanstack/react-query'
import { useLanguage, type Words } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { periodOf } from '../board/period-of.js'
import { explanationQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import type { Of } from './of.js'

/** An input of a figure, as far as the service shows it: a released figure has shown numbers only. */
interface Input {
  readonly says: Words
  readonly value: number | null
  readonly unit?: string | null
}

function isInput(value: unknown): value is Input {
  const input = value as Partial<Input> | null
  return typeof input?.says?.zh === 'string' && (typeof input.value === 'number' || input.value === null)
}

/** The formula in words, and the numbers that went into it. */
export function Formula({ facts, variant, district }: Of) {
  const { t, say } = useLanguage()
  const view = useView()
  const explanation = useQuery(
    explanationQuery(view, { indicator: facts.id, district: district.code, variant, period: periodOf(view) }),
  )
  const formula = facts.formulas[variant]
  return (
    <Panel title={t('indicator.formula')} hint={t('indicator.definition', { version: facts.version })}>
      {formula !== undefined && <p className="formula">{say(formula)}</p>}
      <Read query={explanation} lines={3} height={36}>
        {(data) => {
          const inputs = Array.isArray(data['inputs']) ? data['inputs'].filter(isInput) : []
          return (
            <>
              {inputs.length > 0 && (
                <table className="plain">
                  <caption>{t('indicator.inputs')}</caption>
                  <tbody>
                    {inputs.map(({ says, value }, at) => (
                      <tr key={at}>
                        <th scope="row">{say(says)}</th>
                        <td className="number">
                          {value === null ? '—' : shownNumber(value, Number.isInteger(value) ? 0 : 2)}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {data.doubts.length > 0 && (
                <>
                  <h3>{t('indicator.doubts')}</h3>
                  <ul className="doubts">
                    {data.doubts.map((doubt) => (
                      <li key={doubt.zh}>{say(doubt)}</li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )
        }}
      </Read>
    </Panel>
  )
}
