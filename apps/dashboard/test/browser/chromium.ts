import { existsSync } from 'node:fs'

/** Where Chromium is: what CHROMIUM names, or where Debian puts it; undefined if there is none. */
export const chromium = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
)
