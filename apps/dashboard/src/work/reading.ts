/** What the clerk says of a file that does not say so itself; as the parameters of the service. */
export interface Reading {
  readonly dataset?: string
  readonly district?: string
  readonly period?: string
  readonly register?: 'full' | 'part'
  readonly shrinks?: 'true'
  readonly revision?: string
  readonly encoding?: 'utf-8' | 'gbk' | 'gb18030' | 'utf-16'
  readonly 'money-unit'?: '元' | '百元' | '千元' | '万元' | '十万元' | '百万元' | '千万元' | '亿元'
  readonly 'header-row'?: string
}
