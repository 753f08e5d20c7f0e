import * as fc from 'fast-check'
import { own, other } from '../city/accounts.js'
import { cellCanaryOf, personal } from '../city/planted.js'
import { resolved, type Document, type Schema } from './document.js'
import { chance, hostileValue, oneOf, valueOf, type Draw, type Making } from './values.js'

/** What bodies are made with. */
export interface BodyTools extends Making {
  readonly document: Document
}

/** A value that a schema allows, mostly; its texts are by the name of what has them. */
export function bodyOf(tools: BodyTools, given: Schema, name = ''): unknown {
  const { draw, document, canary, hostility } = tools
  const schema = resolved(document, given)
  if (chance(draw, hostility / 8)) return anything(draw, canary)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice !== undefined) return bodyOf(tools, oneOf(draw, choice), name)
  if (schema.enum !== undefined) return oneOf(draw, schema.enum)
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? 'string')
  switch (type) {
    case 'object':
      return objectOf(tools, schema)
    case 'array':
      return Array.from({ length: draw(fc.nat, { max: 3 }) }, () => bodyOf(tools, schema.items ?? {}, name))
    case 'integer':
    case 'number':
      return chance(draw, hostility)
        ? oneOf(draw, [-1, 0, 1e308, 2 ** 53, 2 ** 31, 1.5, -0])
        : draw(fc.integer, { min: 1, max: 9 })
    case 'boolean':
      return chance(draw, 50)
    default:
      return valueOf(tools, name)
  }
}

function objectOf(tools: BodyTools, { properties = {}, required = [], additionalProperties }: Schema): object {
  const { draw, canary, hostility } = tools
  const entries = Object.entries(properties)
    .filter(([name]) => (required.includes(name) ? !chance(draw, hostility / 8) : chance(draw, 50)))
    .map(([name, schema]) => [name, bodyOf(tools, schema, name)] as const)
  const more =
    typeof additionalProperties === 'object' || chance(draw, hostility / 6)
      ? [[keyOf(draw, canary), 'S1'] as const]
      : []
  // `__proto__` must be an own name, as JSON has it.
  return Object.fromEntries([...entries, ...more])
}

const keyOf = (draw: Draw, canary: string): string =>
  chance(draw, 60) ? oneOf(draw, ['site', '启用日期', 'institution']) : hostileValue(draw, canary)

function anything(draw: Draw, canary: string): unknown {
  return oneOf(draw, [
    null,
    true,
    0,
    '',
    [],
    {},
    [[]],
    { a: { b: {} } },
    hostileValue(draw, canary),
    [canary],
    Number.MAX_VALUE,
  ])
}

/** A body as JSON, sometimes damaged. */
export function jsonText(draw: Draw, body: unknown): string {
  const text = JSON.stringify(body) ?? 'null'
  if (!chance(draw, 6)) return text
  return oneOf(draw, [
    text.slice(0, Math.floor(text.length / 2)),
    `${text}${text}`,
    `\ufeff${text}`,
    '['.repeat(20_000),
    `{"a":${'['.repeat(300)}${']'.repeat(300)}}`,
    `${text.slice(0, -1)},"__proto__":{"isAdmin":true}}`,
    `{"purpose":"${'核查'.repeat(200_000)}"}`,
    '',
  ])
}

/** A file as somebody may send it: a register of the own or the other county, with a person in it, or no file at all. */
export function fileOf(draw: Draw, canary: string): string | Buffer {
  if (chance(draw, 25)) return Buffer.from(draw(fc.uint8Array, { maxLength: 400 }))
  const county = chance(draw, 60) ? own : other
  const rows = Array.from(
    { length: draw(fc.nat, { max: 4 }) },
    (_, at) =>
      `${cellCanaryOf(canary)}-${at},${county}001,老年食堂,2024-0${at + 1}-01,${personal.name},${personal.phone}`,
  )
  const title = chance(draw, 70) ? `(${county}) 助餐点 · 报告期:2024-12` : hostileValue(draw, canary)
  return [title, '助餐点编号,行政区划代码,类型,启用日期,联系人,联系电话', ...rows, ''].join('\n')
}
