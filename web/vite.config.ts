import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractsWithoutSchemas } from './contracts-without-schemas.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The service worker, a file beside the page. */
const PUSH_WORKER = 'push-worker'

/** While developing the page comes from Vite and everything else from a running `npm start`. */
const SERVER = process.env.ONDUTY_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [contractsWithoutSchemas(), react()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    /** Nothing inline: the page's policy allows no data addresses and no inline scripts. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: here('index.html'), [PUSH_WORKER]: here('src/push-worker/push-worker.ts') },
      output: {
        /** A browser keeps a service worker by its address: this one file has a name that stays. */
        entryFileNames: ({ name }) => (name === PUSH_WORKER ? `${PUSH_WORKER}.js` : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/auth', '/local', '/d'].map((path) => [path, SERVER])),
  },
})
