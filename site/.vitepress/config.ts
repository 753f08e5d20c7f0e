import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type DefaultTheme } from 'vitepress'
import { indexOptions, searchOptions } from './search.js'

const sidebar = JSON.parse(
  readFileSync(fileURLToPath(new URL('../.pages/sidebar.json', import.meta.url)), 'utf8'),
) as DefaultTheme.SidebarItem[]

export default defineConfig({
  title: 'Minzheng 民政',
  description: 'Civil-affairs indicators per administrative district, compared with the year’s work plan',
  lang: 'en',
  // The path of the site: `/` or a folder such as `/minzheng/`.
  base: process.env['DOCS_BASE'] ?? '/',
  srcDir: '.pages',
  outDir: 'dist',
  cacheDir: '.cache',
  transformPageData: (page) =>
    page.relativePath === 'zh.md' ? { frontmatter: { ...page.frontmatter, lang: 'zh-CN' } } : undefined,
  themeConfig: {
    nav: [
      { text: 'Architecture', link: '/docs/architecture.md' },
      { text: 'Examples', link: '/examples/index.md' },
      { text: 'API reference', link: '/reference/index.md' },
      { text: '中文', link: '/zh.md' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: { miniSearch: { options: indexOptions, searchOptions } } },
  },
})
