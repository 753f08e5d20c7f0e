/** `>=`: at least, `<=`: at most, `=`: exactly. 超过 is read as at least. */
export type PromiseOperator = '>=' | '<=' | '='

const atLeast =
  '不低于|不少于|不小于|不得少于|不得低于|至少|达到|达|超过|突破|高于|多于|提高到|提升到|提高至|提升至|增加到|增加至|增至|增长到|扩大到|扩大至|上升到|上升至|调整到|调整为|上调至|保持在|稳定在|最低'
const atMost =
  '不高于|不超过|不多于|不大于|不得超过|控制在|降至|降到|降低到|降低至|下降到|下降至|减少到|减少至|压减到|压减至|压缩到|压缩至|压缩为|缩短到|缩短至|低于|少于|不足'
const before = new RegExp(`(?:(${atLeast})|(${atMost})|(实现|完成率|为))[ :]?(?:约|近|了)?$`)
const after = /^ ?(?:左右)?(?:(及以上|以上|之上|起)|(以内|之内|以下|之下)|(左右|上下))/

/** What the words on both sides of a number say about it. */
export interface OperatorWords {
  readonly operator: PromiseOperator
  /** The words; null for a bare number (300户), which is read as at least. */
  readonly words: string | null
  /** 左右, 约, 近. */
  readonly approximate: boolean
  /** 为3万户…安装: 为 says for whom, and is no operator. */
  readonly isFor: boolean
  /** The lengths of the words before and after. */
  readonly lengths: readonly [before: number, after: number]
}

/** Reads the operator words directly before and after a number. */
export function operatorOf(left: string, right: string): OperatorWords {
  const isFor = /^[将拟计划]{0,2}为(?:约|近)?$/.test(left.trim())
  const one = isFor ? null : before.exec(left)
  const other = after.exec(right)
  const upper = one?.[2] !== undefined || (one?.[1] === undefined && other?.[2] !== undefined)
  const words = [one?.[1] ?? one?.[2] ?? one?.[3], other?.[1] ?? other?.[2] ?? other?.[3]].filter(
    (each) => each !== undefined,
  )
  return {
    operator: upper ? '<=' : '>=',
    words: words.length === 0 ? null : words.join('…'),
    approximate: /(?:约|近)$/.test(left) || other?.[3] !== undefined,
    isFor,
    lengths: [one?.[0].length ?? /(?:约|近)$/.exec(left)?.[0].length ?? 0, other?.[0].length ?? 0],
  }
}

/** New in the year (新增). */
const newWords =
  /新增|新建|新改建|新扩建|改扩建|改建|扩建|新创建|新培育|新设|新开|新评|新打造|新改造|增设|增加|增配|增建/g
/** Done in the year. */
const doneWords =
  /(?:完成|改造提升|改造|提升改造|建成|建设|打造|创建|培育|培训|培养|开展|实施|举办|服务|提供|救助|配置|安装|组织|扶持|选树|评选|发放|建立|改建|推出|落实|资助|帮扶|引进|设立|选派|遴选|规范命名|命名)(?!水平|标准|率|对象|人员|机构|组织|能力|体系|设施|中心|站|点|比例|占比)/g
/** A number that stands at a day. */
const levelWords = /总量|总数|数量|累计达|总计|保有|标准|水平|比例|占比/
const changes =
  /(增长|增幅|提高|提升|上升|上浮|增加|下降|降低|减少|压降|降幅|缩短|压减)(?:[^,。;]{0,6}(?:不低于|不少于|超过|达到|达|约)|约)?$/

const last = (text: string, pattern: RegExp): string | null => [...text.matchAll(pattern)].at(-1)?.[0] ?? null

/** 新增, 完成, …. */
export type Verb = string

/** The verb of a promise: what is new or done; null if it has none. */
export function verbOf(words: string): Verb | null {
  return last(words, newWords) ?? last(words, doneWords)
}

/** True if the last word before a number is a verb. */
export function endsInVerb(words: string): boolean {
  const verb = verbOf(words)
  return verb !== null && words.trimEnd().endsWith(verb)
}

/** True if the words say that the number is a total, not an addition. */
export const isLevel = (words: string): boolean => levelWords.test(words)

/** The word of a change (增长, 下降) directly before a number. */
export const changeOf = (left: string): string | null => changes.exec(left)?.[1] ?? null

/** True for a word that means less. */
export const isDecline = (word: string): boolean => /下降|降低|减少|压降|降幅|缩短|压减/.test(word)
