import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const CONTRACT = /\/functions\/.+\.contract\.ts$/

/**
 * The portal needs of a contract only where to call (its types are gone after compiling), so a contract is bundled as
 * that: no schemas, no schema library. Why: docs/decisions/0070-the-portal-bundles-addresses-not-schemas.md
 */
export function contractsWithoutSchemas(): Plugin {
  return {
    name: 'contracts-without-schemas',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id
      if (!CONTRACT.test(file)) return null
      const exported: Record<string, unknown> = await import(pathToFileURL(file).href)
      return Object.entries(exported)
        .map(([name, value]) => declaration(name, value))
        .filter((line) => line !== undefined)
        .join('\n')
    },
  }
}

function declaration(name: string, value: unknown): string | undefined {
  if (isRoute(value)) {
    const { operation, method, path } = value
    return `export const ${name} = ${JSON.stringify({ operation, method, path })}`
  }
  return isPlainList(value) ? `export const ${name} = ${JSON.stringify(value)}` : undefined
}

const isRoute = (value: unknown): value is { operation: string; method: string; path: string } =>
  typeof value === 'object' && value !== null && 'operation' in value && 'answer' in value

const isPlainList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number')
