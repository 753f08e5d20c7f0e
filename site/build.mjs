// Builds the site into `dist`: collects the pages, writes the API reference, and calls VitePress to render both. It
// fetches nothing.
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vitepress'
import { collect } from './collect.mjs'
import { writeReference } from './reference.mjs'
import { writeSidebar } from './sidebar.mjs'

const site = fileURLToPath(new URL('.', import.meta.url))
const pages = `${site}.pages/`

await rm(pages, { recursive: true, force: true })
const collected = await collect(fileURLToPath(new URL('..', import.meta.url)), pages)
await writeReference(`${pages}reference`)
await writeSidebar(pages, collected)
// Fails if a link between pages is dead.
await build(site)
