import { defineConfig } from 'vitest/config'
import { suite } from './vitest.config.js'

/** `pnpm test:long`: the files that take long, which `pnpm test` leaves out. */
export default defineConfig(suite('long'))
