import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'service-process': 'src/service/service-process.ts',
    'guarded-process': 'src/service/guarded-process.ts',
  },
  // The provider of the API's tests, which is CommonJS in parts: it is a dependency, so that it stays out of the bundle.
  external: ['oidc-provider'],
  format: 'esm',
  target: 'node20',
  splitting: false,
  dts: false,
  clean: true,
  sourcemap: true,
})
