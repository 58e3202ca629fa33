import type { CarriedOut, Content } from '../position-hand-over.ts'

/** The receiver had it, or had asked for it, before: what was wanted is so. */
const AS_WANTED = ['already-has-it', 'already-asked']

/** Whether what was decided is so now. */
export const isDone = ({ because }: CarriedOut): boolean => because === undefined || AS_WANTED.includes(because.code)

/** How many of what was decided could not be carried out. */
export const notDone = ({ obligations, entitlements }: Pick<Content, 'obligations' | 'entitlements'>): number =>
  [...obligations, ...entitlements].filter(({ outcome }) => outcome !== undefined && !isDone(outcome)).length
