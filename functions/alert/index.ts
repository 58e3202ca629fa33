export type { Alert, AlertHead } from './alert.ts'
export { type Noise, noiseOf } from './noise.store.ts'
export { listSourcesByName } from './source.store.ts'
export type { AlertSource } from './source.ts'
