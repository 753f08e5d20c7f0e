import { MinzhengError, type AnyRecord, type Catalogue } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { commonReasons, isKnownOffice, isKnownReason, personalKind } from '@minzheng/core/privacy'
import type { RegisterTools } from '../register/register-tools.js'

/** Why an act is made and who asks for it; both are kept with the act. */
export interface ActReason {
  /** Why, in known words (`isKnownReason`), without names or numbers of persons. */
  readonly reason: string
  /** Who asks for it: an office or a post (`isKnownOffice`), such as 望山县民政局. */
  readonly askedBy: string
}

/** An act on one record that an office reports. */
export interface RecordActRequest {
  readonly kind: 'correct' | 'delete' | 'rekey'
  readonly dataset: string
  /** The values of the dataset's key fields. */
  readonly key: AnyRecord
  /** The office that reports the record; may be left out if only one office does. */
  readonly office?: string
  /** The act reaches what was told as of this month or earlier. */
  readonly through: Month
  /** Of a correction: the fields to change. */
  readonly fields?: AnyRecord
  /** Of a correction: the first month in which it holds. */
  readonly from?: Month
  /** Of a re-keying: the values of the key fields that are right. */
  readonly to?: AnyRecord
}

/** What an act did. */
export interface ActReport {
  /** The number of the act; undoing it needs the number. */
  readonly act: number
  /** The number of cells (dataset, district, month) that it marked dirty. */
  readonly cells: number
  /** Records that are valid in other months or have other values than before, in any month. */
  readonly changed: number
  /** Records that counted in some month and no longer do. A re-keyed record counts by its new key, and is not ended. */
  readonly ended: number
  /**
   * Of a re-keying: names of the sources that tell the new key as of a month in which the old key was told too (of events:
   * of any month). They were two records, and are one now; undo the act if they are two.
   */
  readonly merged: readonly string[]
  /** The returns that no longer count, since a source or they alone were withdrawn, or that count again. */
  readonly returns: readonly StatedMonth[]
}

/** A month that a source returns for a district. */
export interface StatedMonth {
  readonly district: string
  readonly month: Month
}

/** An act that cannot be made: it names what must hold. Contains no value of a record. */
export class ActError extends MinzhengError<'act-refused'> {
  override readonly name = 'ActError'

  /** The message, in Chinese for the staff and in English. */
  constructor(zh: string, en: string) {
    super('act-refused', `${zh} ${en}`, { zh, en })
  }
}

/**
 * Throws if the reason or who asks is not made of known words: what is kept with an act must not name a person, and a name
 * looks like other words.
 */
export function assertReason(
  tools: Pick<RegisterTools, 'catalogue' | 'register'>,
  { reason, askedBy }: ActReason,
): void {
  for (const { zh, en, text } of [
    { zh: '原因', en: 'the reason', text: reason },
    { zh: '要求者', en: 'who asks', text: askedBy },
  ]) {
    if (text.trim() === '' || text.length > 200)
      throw new ActError(`${zh}须为1至200字`, `${en} must be a text of 1 to 200 letters, got ${text.length}`)
    if (personalKind(text) !== null)
      throw new ActError(
        `${zh}不得含证件号、电话或住址`,
        `${en} must contain no number, phone or address of a person, got a text that may`,
      )
  }
  if (!isKnownReason(reason, titlesOf(tools.catalogue)))
    throw new ActError(
      `原因只用通用词语、指标项名称和月份，不写姓名，如：${commonReasons.join('、')}`,
      `the reason must be made of known words, names of fields and months, such as ${commonReasons.slice(0, 3).join(', ')}, got other words, which may be a name`,
    )
  if (!isKnownOffice(askedBy, placesOf(tools)))
    throw new ActError(
      `要求者须为单位或岗位，不写姓名，如：${tools.catalogue.districts.root.name}民政局、养老服务科、统计员`,
      `who asks must be an office or a post, such as a district with 民政局, got other words, which may be a name`,
    )
}

const titles = new WeakMap<Catalogue, ReadonlySet<string>>()

/** The titles of the datasets and of their fields. */
export function titlesOf(catalogue: Catalogue): ReadonlySet<string> {
  let known = titles.get(catalogue)
  if (known === undefined) {
    known = new Set(
      [...catalogue.datasets.values()].flatMap(({ name, title, facts }) => [
        name,
        ...[title, ...Object.values(facts).map((each) => each.title)].flatMap(({ zh, en }) => [zh, en]),
        ...Object.entries(facts).flatMap(([field, { aliases }]) => [field, ...aliases]),
      ]),
    )
    titles.set(catalogue, known)
  }
  return known
}

const places = new WeakMap<RegisterTools['register'], ReadonlySet<string>>()

/** The codes and names of the districts of all months; of the city and its counties also without 市, 县, 区: 望山. */
function placesOf({ register }: Pick<RegisterTools, 'register'>): ReadonlySet<string> {
  let known = places.get(register)
  if (known === undefined) {
    known = new Set(
      register.epochs.flatMap((month) =>
        register.on(month).all.flatMap(({ code, name, level }) => {
          const isShort = (level === 'city' || level === 'county') && name.length > 2
          return [code, name, ...(isShort ? [name.replace(/[市县区]$/, '')] : [])]
        }),
      ),
    )
    places.set(register, known)
  }
  return known
}
