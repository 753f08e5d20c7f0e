/** Round numbers below, between and above values, for the lines of a drawing: four to seven of them, from zero if it is near. */
export function niceSteps(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) return [0, 1]
  // A drawing that does not begin at zero makes small differences look large.
  const low = least >= 0 && least < most * 0.7 ? 0 : least
  const span = most - low === 0 ? Math.abs(most) || 1 : most - low
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough)!
  const from = Math.floor(low / step)
  const until = Math.max(Math.ceil(most / step), from + 1)
  return Array.from({ length: until - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)))
}
