import { MinzhengError, type Catalogue, type Text } from '@minzheng/core'
import { commonReasons, isKnownOffice, isKnownReason, personalKind } from '@minzheng/core/privacy'
import type { RegisterTools } from './register-tools.js'

/** Why locked months are changed all the same (修订), and by whom. */
export interface Revision {
  /** Why, in known words (`isKnownReason`). */
  readonly reason: string
  /** The id of an actor who may revise (`revise-month`). */
  readonly by: string
}

/** Why an act is made and who asks for it; both are kept with the act. */
export interface ActReason {
  /** Why, in known words (`isKnownReason`), without names or numbers of persons. */
  readonly reason: string
  /** Who asks for it: an office or a post (`isKnownOffice`), such as 望山县民政局. */
  readonly askedBy: string
  /** The account that makes it, as the chain names it; who asks, if left out. */
  readonly by?: string
  /** Who may revise locked months, if the act would change some; without it such an act is refused. */
  readonly revision?: Revision
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
  { reason, askedBy }: Pick<ActReason, 'reason' | 'askedBy'>,
): void {
  assertPlain({ zh: '要求者', en: 'who asks' }, askedBy)
  assertKnownReason(tools, reason)
  if (!isKnownOffice(askedBy, placesOf(tools)))
    throw new ActError(
      `要求者须为单位或岗位，不写姓名，如：${tools.catalogue.districts.root.name}民政局、养老服务科、统计员`,
      `who asks must be an office or a post, such as a district with 民政局, got other words, which may be a name`,
    )
}

/** Throws if a reason is not made of known words. */
export function assertKnownReason({ catalogue }: Pick<RegisterTools, 'catalogue'>, reason: string): void {
  assertPlain({ zh: '原因', en: 'the reason' }, reason)
  if (!isKnownReason(reason, titlesOf(catalogue)))
    throw new ActError(
      `原因只用通用词语、指标项名称和月份，不写姓名，如：${commonReasons.join('、')}`,
      `the reason must be made of known words, names of fields and months, such as ${commonReasons.slice(0, 3).join(', ')}, got other words, which may be a name`,
    )
}

function assertPlain({ zh, en }: Text, text: string): void {
  if (text.trim() === '' || text.length > 200)
    throw new ActError(`${zh}须为1至200字`, `${en} must be a text of 1 to 200 letters, got ${text.length}`)
  if (personalKind(text) !== null)
    throw new ActError(
      `${zh}不得含证件号、电话或住址`,
      `${en} must contain no number, phone or address of a person, got a text that may`,
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
