import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Step {
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}
interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: { readonly node: readonly number[] } }
        readonly services?: object
        readonly steps: readonly Step[]
      }
    >
  >
}

const workflow = parse(text('.github/workflows/ci.yml')) as Workflow
const job = workflow.jobs['test']
/** The commands of pnpm and Python that a script calls, without their arguments. */
const commands = (script: string): readonly string[] =>
  [...script.matchAll(/(?:npx -y pnpm@12 [a-z:]+|python3 scripts\/[a-z-]+\.py)/g)].map(([command]) => command)

describe('the workflow', () => {
  it('runs what .ci/run runs', () => {
    const run = new Set(job.steps.flatMap((step) => commands(step.run ?? '')))
    const wanted = new Set(commands(text('.ci/run')))
    expect(wanted.size).toBeGreaterThan(4)
    expect([...wanted].filter((command) => !run.has(command))).toEqual([])
  })

  it('runs on the oldest Node that the packages support and on newer ones, with both servers', () => {
    const { engines } = JSON.parse(text('package.json')) as { engines: { node: string } }
    expect(job.strategy?.matrix.node).toEqual([20, 22, 24])
    expect(engines.node).toMatch(/^>=20\./)
    expect(text('.nvmrc').trim()).toBe('20')
    expect(Object.keys(job.services ?? {})).toEqual(['redis', 'postgres'])
  })

  it('gives both servers to the tests, and neither to the demo', () => {
    const envOf = (command: string) => Object.keys(job.steps.find(({ run = '' }) => run.includes(command))?.env ?? {})
    expect(envOf('pnpm@12 test')).toEqual(['REDIS_URL', 'DATABASE_URL'])
    expect(envOf('pnpm@12 demo')).toEqual(['MINZHENG_FOLDER'])
  })
})

describe('the issue templates', () => {
  const templates = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml')

  it.each(templates)('%s has a name, a description and questions with ids of their own', (name) => {
    const { body, ...head } = parse(text(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string
      description: string
      body: { type: string; id?: string }[]
    }
    expect(head).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    const ids = body.flatMap(({ type, id }) => (type === 'markdown' ? [] : [id]))
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(undefined)
  })
})
