import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonReasons, isKnownOffice, isKnownReason } from '../src/doors/privacy.js'

const titles = new Set(['启用日期', '月标准', 'Opened on', 'openedOn'])
const places = new Set(['330523', '安吉县', '安吉', '湖州市', '递铺街道', '张三村'])

describe('a reason', () => {
  it.each([
    ...commonReasons,
    '启用日期写错',
    '月标准应为1150元',
    '重复登记，已注销',
    '报错月份：2025-12误报为2025-11',
    '2024年5月名册不全，少报12人',
    '文件有误 wrong file',
    '来源#12重复报送',
    'Opened on was wrong',
  ])('%s is made of known words', (text) => expect(isKnownReason(text, titles)).toBe(true))

  it.each([
    '王小明重复登记',
    '重复登记王小明',
    '重复登记：欧阳娜娜',
    '张三',
    '为张三更正',
    '张三写错',
    '330599194001010010重复登记',
    '330599-19400101-0010 重复登记',
    '重复登记 330599 1940 0101 0010',
    '更正13800138000',
    '更正1380013',
    'wrong entry of Wang Xiaoming',
    '#3305991940 更正',
    '，。',
    '',
  ])('%s is not', (text) => expect(isKnownReason(text, titles)).toBe(false))

  it('never contains a surname with a given name, wherever it is', () => {
    const name = fc
      .tuple(
        fc.constantFrom(...'王李张刘陈杨赵黄周吴徐孙胡朱'),
        fc.array(fc.constantFrom(...'伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞刚桂英'), { minLength: 1, maxLength: 2 }),
      )
      .map(([surname, given]) => surname + given.join(''))
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...commonReasons),
        fc.constantFrom('', '，', ' ', '的'),
        fc.boolean(),
        (who, why, by, first) => {
          expect(isKnownReason(first ? who + by + why : why + by + who, titles)).toBe(false)
          expect(isKnownOffice(first ? `${who}${by}民政局` : `民政局${by}${who}`, places)).toBe(false)
        },
      ),
    )
  })
})

describe('who asks', () => {
  it.each([
    '安吉县民政局',
    '安吉民政局养老服务科',
    '湖州市安吉县递铺街道办事处',
    '330523',
    '统计员',
    '命令行',
    '民政局 office',
    '张三村村委会',
  ])('%s is an office or a post', (text) => {
    expect(isKnownOffice(text, places)).toBe(true)
    expect(isKnownOffice(text.replace('安吉民政局', '安吉县民政局'))).toBe(true)
  })

  it.each([
    '张三',
    '安吉县民政局王小明',
    '王小明科长',
    '李科长',
    '330599194001010010',
    '13800138000',
    'x',
    'Wang Xiaoming',
    '',
  ])('%s is none, with or without the districts', (text) => {
    expect(isKnownOffice(text, places)).toBe(false)
    expect(isKnownOffice(text)).toBe(false)
  })

  it('is of the districts of the city, if they are known', () => {
    expect(isKnownOffice('王小明县民政局', places)).toBe(false)
    expect(isKnownOffice('330524', places)).toBe(false)
  })
})
