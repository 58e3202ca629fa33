/** What was chosen of a list; nothing when nothing was. */
export const some = (ids: readonly string[] | undefined): string[] | undefined =>
  ids === undefined || ids.length === 0 ? undefined : [...ids]

/** Whether something is in a field. */
export function isTyped<Value>(value: Value | undefined | null | ''): value is Exclude<Value, undefined | null | ''> {
  return value !== undefined && value !== null && value !== ''
}
