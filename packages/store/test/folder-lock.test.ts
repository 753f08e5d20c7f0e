import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../src/database/folder-lock.js'

const here = fileURLToPath(new URL('..', import.meta.url))
const contender = fileURLToPath(new URL('lock-contender.mjs', import.meta.url))
let scratch: string
let module: string
const children: ChildProcess[] = []

interface Answer {
  readonly holds: boolean
  readonly name?: string
  readonly message?: string
}

/** The built lock module, which this and all other processes use as in production. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'minzheng-lock-'))
  await symlink(join(here, 'node_modules'), join(scratch, 'node_modules'))
  await build({
    entry: [join(here, 'src/database/folder-lock.ts')],
    outDir: join(scratch, 'built'),
    format: 'esm',
    target: 'node20',
    silent: true,
    config: false,
    external: ['fs-native-extensions'],
    outExtension: () => ({ js: '.mjs' }),
  })
  module = join(scratch, 'built/folder-lock.mjs')
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(scratch, { recursive: true })
})

async function begin(count: number): Promise<readonly ChildProcess[]> {
  const idle = children
    .filter((child) => child.connected && child.exitCode === null && child.signalCode === null)
    .slice(0, count)
  const begun = Array.from({ length: count - idle.length }, () =>
    fork(contender, [module], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  )
  children.push(...begun)
  await Promise.all(
    begun.map((child) =>
      Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error('a contender did not start'))),
      ]),
    ),
  )
  return [...idle, ...begun]
}

async function ask(child: ChildProcess, folder: string, give = false): Promise<Answer> {
  const answer = once(child, 'message')
  child.send({ folder, give })
  const [message] = (await answer) as [Answer]
  return message
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const fresh = (): Promise<string> => mkdtemp(join(scratch, 'folder-'))

describe('a folder has one owner', () => {
  const processes = Number(process.env['LOCK_PROCESSES'] ?? 6)
  const rounds = Number(process.env['LOCK_ROUNDS'] ?? 20)

  it(
    'gives the lock to exactly one of many concurrent processes, in every round, also after owners were killed',
    { timeout: 600_000 },
    async () => {
      let all = await begin(processes)
      const reused = await fresh()
      for (let round = 0; round < rounds; round += 1) {
        // One new folder, which all of them create, and one in which former owners left lock files in any state.
        for (const folder of [join(scratch, `new-${round}`), reused]) {
          const answers = await Promise.all(all.map((child) => ask(child, folder)))
          const holders = all.filter((_child, at) => answers[at]!.holds)
          expect(holders).toHaveLength(1)
          const refusals = answers.filter(({ holds }) => !holds)
          expect(new Set(refusals.map(({ name }) => name))).toEqual(new Set(['FolderInUseError']))
          if (folder !== reused || round % 10 !== 3) await ask(holders[0]!, folder, true)
          else {
            await killed(holders[0]!)
            all = await begin(processes)
          }
        }
      }
    },
  )

  it('names the owner in the error', async () => {
    const [first, second] = await begin(2)
    const folder = await fresh()
    await ask(first!, folder)
    const { message } = await ask(second!, folder)
    expect(message).toContain(`in use by process ${first!.pid} on `)
    expect(message).toContain('目录正被')
  })

  it('refuses a second opening in the same process, and can be locked again after release', async () => {
    const folder = await fresh()
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid} on `)
    await unlock()
    await (
      await lockFolder(folder)
    )()
  })
})

describe('a folder whose owner was killed', () => {
  it('can be locked by the next process at once', async () => {
    const [first, second] = await begin(2)
    const folder = await fresh()
    await ask(first!, folder)
    await killed(first!)
    expect(await ask(second!, folder)).toMatchObject({ holds: true })
  })

  it('can be locked by a process with the same id, as in a container that starts again', async () => {
    const folder = await fresh()
    await writeFile(join(folder, 'in-use-by-process'), String(process.pid))
    await (
      await lockFolder(folder)
    )()
    await writeFile(join(folder, 'in-use-by-process'), `${process.ppid}\n`)
    await writeFile(join(folder, 'lock'), `process ${process.ppid} on elsewhere\n`)
    await (
      await lockFolder(folder)
    )()
  })
})

describe('a folder whose owner is frozen', () => {
  it('stays locked', async () => {
    const [first, second] = await begin(2)
    const folder = await fresh()
    await ask(first!, folder)
    first!.kill('SIGSTOP')
    expect(await ask(second!, folder)).toMatchObject({ holds: false, name: 'FolderInUseError' })
    first!.kill('SIGCONT')
  })
})

describe('a folder that this release and older releases use', () => {
  it('is refused while a process of an older release owns it, and is free when that process has ended', async () => {
    const folder = await fresh()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(other)
    await once(other.stdout, 'data')
    await writeFile(join(folder, 'in-use-by-process'), String(other.pid))
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${other.pid}`)
    await killed(other)
    await (
      await lockFolder(folder)
    )()
  })

  it('contains the process id in the lock file that older releases read', async () => {
    const folder = await fresh()
    const unlock = await lockFolder(folder)
    expect(Number(await readFile(join(folder, 'in-use-by-process'), 'utf8'))).toBe(process.pid)
    await unlock()
    await expect(readFile(join(folder, 'in-use-by-process'))).rejects.toThrow('ENOENT')
  })

  it('is refused if a directory has the name of the lock file', async () => {
    const folder = await fresh()
    await mkdir(join(folder, 'lock'))
    await expect(lockFolder(folder)).rejects.toThrow('EISDIR')
  })
})
