import { describe, expect, it } from 'vitest'
import { identityNumberFault } from '../src/doors/privacy.js'

const today = '2024-05-31'

describe('a resident identity number', () => {
  it.each([
    ['11010519491231002X', 'the standard’s first example'],
    ['440524188001010014', 'the standard’s second example, of someone born in 1880'],
    ['11010519491231002x', 'a check character in lower case'],
    ['330599194001010010', 'an unassigned address code, for samples'],
    ['330599201506010027', 'a girl'],
    ['33050119651010123X', 'an address code that was retired in 2003'],
    ['33059919700101009X', 'a check character X'],
    ['810000199001010019', 'a residence permit of a Hong Kong resident'],
    ['820000199001010010', 'a residence permit of a Macau resident'],
    ['830000199001010012', 'a residence permit of a Taiwan resident'],
    ['933840199001010013', 'a permanent residence card of a foreigner'],
  ])('%s is accepted: %s', (number) => {
    expect(identityNumberFault(number, today)).toBeNull()
  })

  it.each([
    ['330502199002300013', 'date', '30 February, though the check digit fits'],
    ['330599198502290012', 'date', '29 February of a common year, though the check digit fits'],
    ['330502209912310014', 'future-date', 'born after today'],
    ['330502199001010015', 'check-digit', 'a wrong check digit'],
    ['330502900101001', 'old-15-digits', 'the old form, which must be renewed'],
    ['33050219900101001', 'form', '17 characters'],
    ['3305021990010100150', 'form', '19 characters'],
    ['030502199001010015', 'form', 'no region begins with 0'],
    ['33050219900101X015', 'form', 'a letter before the end'],
    ['', 'form', 'nothing'],
  ])('%s is refused for its %s: %s', (number, fault) => {
    expect(identityNumberFault(number, today)).toBe(fault)
  })

  it('a child born today is accepted, one born tomorrow is not', () => {
    const born = (day: string) => identityNumberFault(`330599${day}002${checkOf(`330599${day}002`)}`, today)
    expect(born('20240531')).toBeNull()
    expect(born('20240601')).toBe('future-date')
  })

  it('one wrong digit is always noticed', () => {
    const valid = '330599194001010010'
    for (let at = 0; at < 17; at += 1)
      for (let digit = 0; digit <= 9; digit += 1)
        if (valid[at] !== String(digit))
          expect(identityNumberFault(valid.slice(0, at) + digit + valid.slice(at + 1), today)).not.toBeNull()
  })
})

/** The check character by the standard's other definition: the whole number is 1 modulo 11. */
function checkOf(digits: string): string {
  let rest = 0
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11
  const check = (12 - rest) % 11
  return check === 10 ? 'X' : String(check)
}
