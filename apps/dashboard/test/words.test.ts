import { describe, expect, it } from 'vitest'
import { en } from '../src/base/en.js'
import { zh } from '../src/base/zh.js'

type Words = { readonly [key: string]: string | Words }

/** Every text, by its key. */
function textsOf(words: Words, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as const] : textsOf(value, `${before}${key}.`),
  )
}

const [chinese, english] = [new Map(textsOf(zh)), new Map(textsOf(en))]
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted()

describe('The words of the dashboard', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()])
  })

  it('have the same places for values in both languages', () => {
    for (const [key, text] of chinese) expect([key, places(english.get(key)!)]).toEqual([key, places(text)])
  })

  it('are Chinese in Chinese, and have no Chinese letters in English', () => {
    for (const [key, text] of english)
      if (key !== 'view.language') expect([key, text]).not.toEqual([key, expect.stringMatching(/\p{Script=Han}/u)])
    const without = [...chinese].filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([key]) => key)
    expect(without).toEqual(['view.language', 'indicator.moved', 'signIn.command'])
  })
})
