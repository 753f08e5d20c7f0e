import { useId } from 'react'
import { useLanguage } from '../base/language.js'
import { CheckedInput } from '../parts/checked-input.js'

/** Words of which the service knows that they name nobody. */
const usual = ['重复报送', '报错月份', '报错文件', '录入错误', '名册不全', '漏报', '其他'] as const

/** Why something is done: usual reasons, or others of known words, which the service checks. */
export function Reason({
  label,
  value,
  onValue,
}: {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <label>
      {label}
      <CheckedInput
        type="text"
        required
        maxLength={80}
        list={id}
        value={value}
        placeholder={t('files.reasonHint')}
        onChange={({ target }) => onValue(target.value)}
      />
      <datalist id={id}>
        {usual.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </label>
  )
}
