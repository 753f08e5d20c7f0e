import { useId, useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { deploymentQuery, districtsQuery } from '../data/definitions.js'
import { districtsFor, sessionQuery } from '../data/session.js'
import { CheckedForm } from '../parts/checked-form.js'
import { CheckedInput } from '../parts/checked-input.js'
import type { Reading } from './reading.js'

const moneyUnits = ['元', '百元', '千元', '万元', '十万元', '百万元', '千万元', '亿元'] as const
const encodings = ['utf-8', 'gbk', 'gb18030', 'utf-16'] as const

/** What a file does not say: which data, of which district and month, and how to read it. */
export function ReadingForm({
  reading,
  dataset,
  onRead,
}: {
  readonly reading: Reading
  /** The dataset, if it is known and not to be chosen. */
  readonly dataset?: string
  readonly onRead: (reading: Reading) => void
}) {
  const { t, say } = useLanguage()
  const id = useId()
  const [given, setGiven] = useState(reading)
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const places = usePlaces()
  const choose = (name: keyof Reading, value: string): void =>
    setGiven((was) => {
      const { [name]: _former, ...rest } = was
      return value === '' ? rest : { ...rest, [name]: value }
    })
  // A district without its period says nothing.
  const isHalf = (given.district === undefined) !== (given.period === undefined)
  const select = (name: keyof Reading, label: string, options: readonly (readonly [string, string])[]) => (
    <label>
      {label}
      <select value={given[name] ?? ''} onChange={({ target }) => choose(name, target.value)}>
        <option value="">{t('files.asTheFileSays')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <CheckedForm
      className="reading"
      onSend={() => {
        if (!isHalf) onRead(given)
      }}
    >
      {dataset === undefined &&
        select(
          'dataset',
          t('files.dataset'),
          deployment.datasets.map(({ name, title }) => [name, say(title)]),
        )}
      {select('district', t('files.district'), places)}
      <label>
        {t('files.month')}
        <CheckedInput
          type="text"
          inputMode="numeric"
          size={9}
          placeholder="2024-06"
          pattern="\d{4}(-(0[1-9]|1[0-2]))?"
          title={t('files.monthForm')}
          form={t('files.monthForm')}
          value={given.period ?? ''}
          onChange={({ target }) => choose('period', target.value.trim())}
        />
      </label>
      {select('register', t('files.register'), [
        ['full', t('files.full')],
        ['part', t('files.part')],
      ])}
      {select(
        'money-unit',
        t('files.moneyUnit'),
        moneyUnits.map((unit) => [unit, unit]),
      )}
      {select(
        'encoding',
        t('files.encoding'),
        encodings.map((name) => [name, name.toUpperCase()]),
      )}
      <label>
        {t('files.headerRow')}
        <CheckedInput
          type="text"
          inputMode="numeric"
          size={4}
          pattern="[1-9]\d{0,3}"
          form={t('fault.number')}
          value={given['header-row'] ?? ''}
          onChange={({ target }) => choose('header-row', target.value.trim())}
        />
      </label>
      <button type="submit" className="button button-quiet" aria-describedby={isHalf ? `${id}-half` : undefined}>
        {t('files.tryAgain')}
      </button>
      {isHalf && (
        <p id={`${id}-half`} className="hint" role="status">
          {t('files.bothNeeded')}
        </p>
      )}
    </CheckedForm>
  )
}

/** Where the account may land files: the districts of its grants, and the counties below a city. */
function usePlaces(): readonly (readonly [string, string])[] {
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: signedIn } = useSuspenseQuery(sessionQuery)
  const { data: all } = useSuspenseQuery(districtsQuery(deployment.district))
  const granted = signedIn.state === 'in' ? districtsFor(signedIn.session, 'upload') : []
  const isIn = (code: string): boolean =>
    granted.includes(code) || granted.some((place) => all.find((each) => each.code === code)?.parent === place)
  return all.filter(({ code }) => isIn(code)).map(({ code, name }) => [code, name])
}
