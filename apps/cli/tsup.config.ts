import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'reading-thread': 'src/read-ahead/reading-thread.ts',
    'sample-thread': 'src/sample/sample-thread.ts',
  },
  format: 'esm',
  target: 'node20',
  dts: false,
  clean: true,
  sourcemap: true,
})
