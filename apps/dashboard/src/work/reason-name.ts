import type { TFunction } from 'i18next'

/** A reason of refusals in a few words; the code of one that this page does not know. */
export function reasonName(t: TFunction, code: string): string {
  return t(`files.reason.${code}` as 'files.reason.day', { defaultValue: code })
}

/** The class of a value in words: what kind it is and how long, never what it is. */
export function valueClassName(t: TFunction, valueClass: string): string {
  const [kind = '', length = ''] = /^(digits|words|mixed)-(.+)$/.exec(valueClass)?.slice(1) ?? []
  if (kind !== '') return t(`files.valueClass.${kind}` as 'files.valueClass.digits', { length })
  return t(`files.valueClass.${valueClass}` as 'files.valueClass.blank', { defaultValue: valueClass })
}
