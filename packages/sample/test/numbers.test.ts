import { expect, test } from 'vitest'
import { creditCheckCharacter } from '../src/base/credit-codes.js'
import { checkCharacter, identityNumbers } from '../src/base/identity-numbers.js'
import { randomFrom } from '../src/base/random.js'

test('check characters are those of published examples', () => {
  expect(checkCharacter('11010519491231002')).toBe('X')
  expect(checkCharacter('44052418800101001')).toBe('4')
  expect(creditCheckCharacter('91350100M000100Y4')).toBe('3')
  expect(creditCheckCharacter('52330500MJ1000183')).toBe('0')
})

test('a number is not issued twice, even on a birthday shared by many', () => {
  const book = identityNumbers('990199')
  const random = randomFrom(1, 'crowd')
  const numbers = Array.from({ length: 900 }, () => book.issue(random, '1950-06-01'))
  expect(new Set(numbers).size).toBe(900)
})
