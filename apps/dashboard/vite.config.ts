import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite dev` finds a service: `pnpm serve`. */
const service = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  // The service says by <base> where it is reached.
  base: './',
  // The service puts a nonce of its own into each answer.
  html: { cspNonce: 'NONCE-OF-THIS-ANSWER' },
  // Its source, so that building the dashboard needs no other build.
  resolve: {
    alias: { '@minzheng/client': fileURLToPath(new URL('../../packages/client/src/index.ts', import.meta.url)) },
  },
  build: {
    // The oldest browser in offices.
    target: ['chrome109'],
    // What is inlined would need an exception of the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What the first page needs comes in one piece: small pieces wait for one another on a slow network.
        codeSplitting: { groups: [{ name: 'program', test: /[\\/]src[\\/](pages[\\/]overview|shell[\\/]|main)/ }] },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/sign-in', '/sign-out', '/docs'].map((path) => [path, { target: service, changeOrigin: true }]),
    ),
  },
})
