import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../src/styles/base.css', import.meta.url), 'utf8')

/** The colours that a rule sets. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const rule = css.slice(css.indexOf(`${selector} {`)).split('}')[0]!
  return new Map([...rule.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name, colour]) => [name!, colour!]))
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((left, right) => right - left)
  return (light! + 0.05) / (dark! + 0.05)
}

const themes = [
  ['light', coloursOf(':root')],
  ['dark', coloursOf(":root[data-theme='dark']")],
] as const

describe.each(themes)('The theme %s', (_name, colours) => {
  const grounds = ['ground', 'surface', 'raised']

  it.each([
    ...['ink', 'ink-soft', 'accent', 'bad', 'warn', 'good', 'none'].flatMap((ink) =>
      grounds.map((on) => [ink, on] as const),
    ),
    ...['bad-soft', 'warn-soft'].flatMap((on) => ['ink', 'ink-soft'].map((ink) => [ink, on] as const)),
    ['bad', 'bad-soft'],
    ['warn', 'warn-soft'],
    ['head-ink', 'head'],
    ['head-soft', 'head'],
    ['surface', 'accent'],
    ['good', 'good-soft'],
    ['ink', 'good-soft'],
    ...[1, 2, 3, 4].map((tone) => ['ink', `tone-${tone}`] as const),
    ['ink', 'mark'],
  ] as const)('writes %s on %s with a contrast of 4.5 or more', (ink, on) => {
    expect(contrast(colours.get(ink)!, colours.get(on)!)).toBeGreaterThanOrEqual(4.5)
  })
})
