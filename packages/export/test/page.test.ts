import { describe, expect, it } from 'vitest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { redIsGood, reportPage, type WorkbookOptions } from '../src/index.js'
import { anji, anyValue, city, meals, reportFrom } from './two-years.js'

const options: WorkbookOptions = {
  filledOn: '2024-07-05',
  reporter: '湖州市民政局',
  note: { zh: '模拟数据', en: 'simulated data' },
}
const page = reportPage(reportFrom(anyValue(1)), options)

describe('the page', () => {
  it('loads nothing and runs no script', () => {
    expect(page).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import|<script|\bon\w+=/i)
    expect(page).toContain("default-src 'none'")
  })

  it('says for whom it is, to people and to programs', () => {
    expect(page).toContain('<meta name="audience" content="internal">')
    const released = { audience: 'public', release: 3 } as const
    const forAll = reportPage(reportFrom(anyValue(1), { released }), options)
    expect(forAll).toContain('<meta name="audience" content="public">')
    expect(forAll).not.toContain('内部')
  })

  it('has a table for every drawing, with headers for its rows and columns, and every drawing has a label in words', () => {
    const cards = page.split('<section class="card">').slice(1)
    for (const card of cards) expect(card).toMatch(/<table>.*<th scope="col".*<th scope="row">/s)
    const drawings = page.match(/<svg[^>]*>/g)!
    expect(drawings.length).toBeGreaterThan(15)
    for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]{20,}"/)
  })

  it('opens and closes every element', () => {
    const open: string[] = []
    for (const [, slash, name, rest] of page
      .replace(/<!doctype html>/, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (['meta', 'br'].includes(name!) || rest!.endsWith('/')) continue
      if (slash === '') open.push(name!)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('names are text, not markup', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&'
    const indicators = new Map(
      [...huzhouCatalogue.indicators].map(([id, each]) => [id, { ...each, name: { zh: hostile, en: hostile } }]),
    )
    const catalogue = { ...huzhouCatalogue, indicators, indicator: (id: string) => indicators.get(id)! }
    const made = reportPage(reportFrom(anyValue(1), { catalogue }), {
      ...options,
      reporter: hostile,
      note: { zh: hostile, en: hostile },
    })
    expect(made).not.toContain('<img')
    expect(made).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  })

  it('marks the due part of a bar, and the target; a cut bar says so', () => {
    const told = reportPage(
      reportFrom((indicator, district) =>
        indicator === meals ? (district === anji ? 5000 : district === city ? 60 : 10) : null,
      ),
      options,
    )
    const card = told
      .split('<section class="card">')
      .find((each) => each.includes(`13. ${huzhouCatalogue.indicator(meals).name.zh}`))!
    expect(card).toContain('class="due"')
    expect(card).toContain('目标 100%')
    expect(card).toMatch(/13888\.9% ✔已达标 »/)
    expect(card).toContain('33.3%')
  })

  it('a missing figure is named, and has no bar', () => {
    const told = reportPage(
      reportFrom(() => ({ status: 'Q', reason: 'suppressed' })),
      options,
    )
    expect(told).toContain('不予公布')
    expect(told).not.toContain('<rect')
  })

  it('says for whom it is, and of which release; hidden figures are counted apart', () => {
    const hidden = (_: string, district: string) =>
      district === anji ? { status: 'Q' as const, reason: 'suppressed' as const } : 1
    const released = { audience: 'public', release: 3 } as const
    const [own, others] = [
      reportPage(reportFrom(hidden), options),
      reportPage(reportFrom(hidden, { released }), options),
    ]
    expect(own).toContain('<li>对象：内部 internal</li>')
    expect(own).not.toContain('号发布')
    expect(own).toContain('填报人：')
    expect(others).not.toContain('填报')
    expect(others).toContain('<li>对象：公开 public</li><li>第3号发布 release 3</li>')
    expect(others).not.toContain('内部')
    expect(others).toContain('<th scope="col">不予公布</th>')
  })

  it('uses the colours of the office', () => {
    expect(reportPage(reportFrom(anyValue(1)), { ...options, colours: redIsGood })).toContain(
      '.tag.achieved{background:#F9CFCB;color:#7A1410}',
    )
  })
})
