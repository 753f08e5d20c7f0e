import highs from 'highs'

/** A published number: where it is, whether it must be hidden, and what hiding it loses. */
export interface Shown {
  readonly name: string
  readonly value: number
  /** The office that knows it; null for the city's. */
  readonly office: string | null
  readonly isSmall: boolean
  readonly weight: number
}

/** Numbers of which the first is the sum of the others. */
export type Sum = readonly [whole: string, ...parts: readonly string[]]

const most = 60

/**
 * The least weight that must be hidden so that of each small number three values remain possible for every office but its
 * own: one integer program for the whole table. Zeros are shown. Undefined if no pattern does.
 */
export async function leastHidden(numbers: readonly Shown[], sums: readonly Sum[]): Promise<number | undefined> {
  const solver = await (highs as unknown as typeof highs.default)()
  const offices = [...new Set(numbers.flatMap(({ office }) => office ?? []))]
  const at = new Map(numbers.map((each, index) => [each.name, index]))
  const rows: string[] = []
  const bounds: string[] = []
  const integers: string[] = []
  const binaries = numbers.map((_, index) => `h${index}`)
  numbers.forEach(({ isSmall, value }, index) => {
    if (isSmall) rows.push(`h${index} = 1`)
    if (value === 0) rows.push(`h${index} = 0`)
  })
  let worlds = 0
  /** Other numbers that fit all that an office knows. */
  const world = (office: string): string => {
    const y = `w${worlds++}_`
    numbers.forEach((each, index) => {
      integers.push(`${y}${index}`)
      // What is hidden is not zero.
      const least = each.office === office ? 0 : Math.max(0, each.value - 1)
      const greatest = each.office === office ? 0 : most
      bounds.push(`${-least} <= ${y}${index} <= ${greatest}`)
      rows.push(`${y}${index} - ${greatest} h${index} <= 0`, `${y}${index} + ${least} h${index} >= 0`)
    })
    for (const [whole, ...parts] of sums)
      rows.push(`${parts.map((part) => `+ ${y}${at.get(part)!}`).join(' ')} - ${y}${at.get(whole)!} = 0`)
    return y
  }
  numbers.forEach(({ isSmall, office: own }, index) => {
    if (!isSmall) return
    for (const office of offices) {
      if (office === own) continue
      const [one, other] = [`${world(office)}${index}`, `${world(office)}${index}`]
      const [apart, up, down] = ['a', 'u', 'd'].map((kind) => `${kind}${worlds}`)
      binaries.push(apart!, up!, down!)
      const big = 2 * most + 10
      rows.push(
        `${apart} + ${up} + ${down} = 1`,
        // One above and one below; both above; or both below.
        `${one} - ${big} ${apart} >= ${1 - big}`,
        `${other} + ${big} ${apart} <= ${big - 1}`,
        `${one} - ${big} ${up} >= ${1 - big}`,
        `${other} - ${one} - ${big} ${up} >= ${1 - big}`,
        `${one} + ${big} ${down} <= ${big - 1}`,
        `${other} - ${one} + ${big} ${down} <= ${big - 1}`,
      )
    }
  })
  const program = [
    'Minimize',
    numbers.map(({ weight }, index) => `+ ${weight} h${index}`).join(' '),
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds,
    'Generals',
    integers.join(' '),
    'Binaries',
    binaries.join(' '),
    'End',
  ]
  const { Status, ObjectiveValue } = solver.solve(program.join('\n'), { output_flag: false, mip_rel_gap: 0 })
  if (Status === 'Infeasible') return undefined
  if (Status !== 'Optimal') throw new Error(`unexpected: ${Status}`)
  return Math.round(ObjectiveValue)
}
