/** Anything that can be written as JSON and read back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** A JSON object; a key whose value is `undefined` counts as absent. */
export type JsonObject = { readonly [key: string]: Json | undefined }

/**
 * A shape of ours as JSON. An interface is not assignable to `JsonObject` by itself (anybody could add fields to it);
 * what is no JSON (a date, a map, a function) stays what it is, and is found where it is to be stored.
 */
export type JsonForm<T> = T extends Json | undefined | ((...of: never[]) => unknown)
  ? T
  : { readonly [Key in keyof T]: JsonForm<T[Key]> }

/** The same value, in a type that can be stored and hashed. */
export const asJson = <T>(value: T): JsonForm<T> => value as JsonForm<T>

/** One spelling per value (keys sorted, no spaces, absent keys left out), so that equal values have equal hashes. */
export function canonicalJson(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  const object = value as JsonObject
  const fields = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
  return `{${fields.join(',')}}`
}
