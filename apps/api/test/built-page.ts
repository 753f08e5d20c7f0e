import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes a dashboard as the bundler makes it, in small: a page and a script. */
export async function writeBuiltPage(folder: string): Promise<string> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(
    join(folder, 'index.html'),
    '<html><base href="/" /><meta name="minzheng-sign-in" content="link" /><link rel="stylesheet" nonce="NONCE-OF-THIS-ANSWER" href="./assets/index-1a2b.css"></html>',
  )
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), `export const text = '${'长'.repeat(500)}'`)
  return folder
}
