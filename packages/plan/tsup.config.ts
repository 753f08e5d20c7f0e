import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', config: 'src/config/index.ts' },
  format: 'esm',
  target: 'node20',
  dts: false,
  clean: true,
  // The configuration's door imports the index as its users do, so that both are one module.
  external: ['@minzheng/plan'],
  sourcemap: true,
})
