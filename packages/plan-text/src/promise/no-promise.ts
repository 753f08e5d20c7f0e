const numeral = '[零〇一二两三四五六七八九十百\\d]'

/** Numbers that count nothing: names, dates, documents, laws, telephones, ranks. */
const patterns: readonly RegExp[] = [
  /《[^《》]{0,80}》/g,
  // Names in quotation marks: “8545”, “1+8+2”, “15分钟生活圈”.
  /[“"‘「][^”"’」“]{0,14}[”"’」]/g,
  /[〔[【(]\d{4}[〕\]】)] ?\d* ?号?/g,
  /\d{1,6} ?号/g,
  /\d{4} ?[-~至到] ?\d{4} ?年?/g,
  /\d{4} ?年(?:度|底|末|内|初)?/g,
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/g,
  /\d{1,2}:\d{2}(?::\d{2})?/g,
  /\d{1,2} ?[-~至] ?\d{1,2} ?月/g,
  /\d{1,2} ?月(?:份|底|末|初)?(?:\d{1,2} ?日)?/g,
  /\d{1,2} ?日/g,
  new RegExp(`第 ?${numeral}{1,6}[^,。;]?`, 'g'),
  /(?<!\d)(?:0\d{2,3}[- ]\d{7,8}|1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4}|\d{9,})(?!\d)/g,
  /[A-Za-z\d]{4,20}\/\d{4}[-\d]{0,12}/g,
  /\d{1,3}(?:\+[\dNnXx]{1,3}){1,6}/g,
  // What a rate is per: 每万老年人, 每1000名, 每4-5个.
  /(?:每|平均每) ?[\d.]{0,8}(?:[-至]\d{1,3})?[十百千万]?(?=[\u4e00-\u9fff])(?:名|个|位|户|家|张)?/g,
  // 收入不足10万元的, 低于2倍的: whom it is for.
  /(?:收入|资产|面积|支出)[^,。;]{0,8}(?:不足|低于|高于|超过|不超过|不高于)[^,。;的]{1,14}的/g,
  /\d{1,3} ?个(?:部门|方面|环节|阶段|步骤|维度|坚持|体系|着力|聚焦|一)/g,
]

/** The stretches of a plain clause in which no number is a promise; sorted, and not overlapping. */
export function noPromiseIn(text: string): readonly (readonly [from: number, to: number])[] {
  const all = patterns
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ 0: words, index }) => [index, index + words.length] as const),
    )
    .toSorted(([one], [other]) => one - other)
  const merged: (readonly [number, number])[] = []
  for (const [from, to] of all) {
    const before = merged.at(-1)
    if (before === undefined || from > before[1]) merged.push([from, to])
    else if (to > before[1]) merged[merged.length - 1] = [before[0], to]
  }
  return merged
}

/**
 * True if the words before a number tell what is, or was: 截至, 目前, 已建成; and do not say that it is planned.
 */
export function tellsPast(before: string): boolean {
  return (
    /截至|截止|目前|去年|上年底|今年以来|年以来|已(?:累计|建成|完成|有|达|新增|开展|覆盖)|现有|共有|过去/.test(
      before,
    ) && !/计划|力争|确保|预计|争取|将|年底前/.test(before)
  )
}
