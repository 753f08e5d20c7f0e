import { useId } from 'react'
import { useLanguage } from '../base/language.js'
import { CheckedInput } from './checked-input.js'

/** Words that the service takes as they are; others are made of known words, which it checks. */
const common = [
  '漏报',
  '录入错误',
  '报送错误',
  '重复报送',
  '名册不全',
  '报错月份',
  '口径不符',
  '按文件要求统计',
  '核实无误',
  '更正',
  '其他',
]

/** Why something is done, in known words. */
export function ReasonField({
  value,
  onChange,
  label,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label?: string
}) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? t('office.reason')}</label>
      <CheckedInput
        id={id}
        type="text"
        required
        maxLength={200}
        autoComplete="off"
        list={`${id}-common`}
        describedBy={`${id}-hint`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-common`}>
        {common.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <span id={`${id}-hint`} className="hint">
        {t('office.reasonHint')}
      </span>
    </div>
  )
}
