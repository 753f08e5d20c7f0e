import { describe, expect, it } from 'vitest'
import { gathered } from '../src/base/gathered.js'
import { kept } from '../src/base/kept.js'

const of = (text: string) => ({ text })
const opened = <Value>() => {
  let open: (value: Value) => void = () => {}
  const gate = new Promise<Value>((resolve) => (open = resolve))
  return { gate, open: (value: Value) => open(value) }
}

describe('What is kept', () => {
  it('is made once, also for those who ask while it is made, and by its key alone', async () => {
    const values = kept<{ text: string }>(1000, ({ text }) => text.length)
    const { gate, open } = opened<void>()
    let times = 0
    const make = async () => {
      times += 1
      await gate
      return { value: of('board'), holds: true }
    }
    const asked = [values.of('a', make), values.of('a', make), values.of('a', make)]
    open()
    expect((await Promise.all(asked)).map(({ from }) => from)).toEqual(['made', 'joined', 'joined'])
    expect((await values.of('a', make)).from).toBe('kept')
    expect((await values.of('b', async () => ({ value: of('other'), holds: true }))).value).toEqual(of('other'))
    expect(times).toBe(1)
  })

  it('is what still held when it was made; a failure is nobody’s answer but of those who waited for it', async () => {
    const values = kept<{ text: string }>(1000, ({ text }) => text.length)
    const passing = async () => ({ value: of('between two commits'), holds: false })
    expect((await values.of('a', passing)).value).toEqual(of('between two commits'))
    await expect(values.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect((await values.of('a', async () => ({ value: of('after'), holds: true }))).from).toBe('made')
    expect((await values.of('a', passing)).value).toEqual(of('after'))
  })

  it('stays within its limit: the oldest goes, what is too large is not kept, and a limit of 0 keeps nothing', async () => {
    const values = kept<{ text: string }>(80, ({ text }) => text.length)
    const ask = async (key: string, length: number) =>
      (await values.of(key, async () => ({ value: of('x'.repeat(length)), holds: true }))).from
    for (let key = 0; key < 9; key += 1) expect(await ask(String(key), 10)).toBe('made')
    expect([await ask('8', 10), await ask('1', 10), await ask('0', 10)]).toEqual(['kept', 'kept', 'made'])
    expect([await ask('large', 11), await ask('large', 11)]).toEqual(['made', 'made'])
    const none = kept<{ text: string }>(0, ({ text }) => text.length)
    const make = async () => ({ value: of('x'), holds: true })
    expect([(await none.of('a', make)).from, (await none.of('a', make)).from]).toEqual(['made', 'made'])
  })
})

describe('What is made', () => {
  /** Asks for keys whose making waits until it is let go; those of digits are `later`. */
  function asking() {
    const values = kept<{ text: string }>(1000, ({ text }) => text.length)
    const gates = new Map([...'abcde123'].map((key) => [key, opened<void>()]))
    const begun: string[] = []
    const ask = (key: string) =>
      values.of(
        key,
        async () => {
          begun.push(key)
          await gates.get(key)!.gate
          if (key === 'd') throw new Error('away')
          return { value: of(key), holds: true }
        },
        /\d/.test(key) ? 'later' : 'soon',
      )
    return {
      ask,
      begun,
      letGo: (key: string) => gates.get(key)!.open(),
      letAllGo: () => gates.forEach(({ open }) => open()),
    }
  }

  it('is little at once, and next is what most wait for', async () => {
    const { ask, begun, letGo, letAllGo } = asking()
    const asked = ['a', 'b', 'c', 'd', 'e', 'd', 'e', 'e'].map(ask)
    const outcome = Promise.allSettled(asked)
    expect(begun).toEqual(['a', 'b'])
    letGo('b')
    await asked[1]
    await expect.poll(() => begun).toEqual(['a', 'b', 'e'])
    letAllGo()
    // What fails makes room too.
    expect((await outcome).map((each) => (each.status === 'rejected' ? 'failed' : each.value.from))).toEqual([
      'made',
      'made',
      'made',
      'failed',
      'made',
      'failed',
      'joined',
      'joined',
    ])
    expect(begun).toEqual(['a', 'b', 'e', 'd', 'c'])
  })

  it('is what people look at before what programs read, which leaves room for it', async () => {
    const { ask, begun, letGo, letAllGo } = asking()
    const asked = ['1', '2', '3', '3', '3', 'a', 'b'].map(ask)
    expect(begun).toEqual(['1', 'a'])
    letGo('1')
    await expect.poll(() => begun).toEqual(['1', 'a', 'b'])
    letAllGo()
    await Promise.all(asked)
    expect(begun).toEqual(['1', 'a', 'b', '3', '2'])
  })
})

describe('A gathered read', () => {
  it('gives each call what holds after it was made, with one read under way at a time', async () => {
    let state = 1
    let running = 0
    const gates = [opened<void>(), opened<void>(), opened<void>()]
    let turn = 0
    const asked: (readonly string[])[] = []
    const read = gathered(async (names: readonly string[]) => {
      expect((running += 1)).toBe(1)
      asked.push(names)
      const seen = state
      await gates[turn++]!.gate
      running -= 1
      return seen
    })
    const first = read('a')
    state = 2
    const others = [read('b'), read('c')]
    gates[0]!.open()
    expect(await first).toBe(1)
    await Promise.resolve()
    state = 3
    const last = read('d')
    gates[1]!.open()
    // They came after the second state was there, and before the third.
    expect(await Promise.all(others)).toEqual([2, 2])
    gates[2]!.open()
    expect(await last).toBe(3)
    // Each run reads what its own calls have asked for.
    expect(asked).toEqual([['a'], ['b', 'c'], ['d']])
  })

  it('fails for those who waited for it, and reads again for the next', async () => {
    let times = 0
    const read = gathered(async () => {
      times += 1
      if (times === 1) throw new Error('away')
      return times
    })
    const failed = read(undefined)
    const next = read(undefined)
    await expect(failed).rejects.toThrow('away')
    expect(await next).toBe(2)
  })
})
