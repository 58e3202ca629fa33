import * as z from 'zod/mini'
import { id, instant, instantOut, line } from '../kernel/contract.ts'
import { AUTHORITIES } from './authorities.ts'
import { RISKS } from './risks.ts'

/** A name in both languages. */
export const text = z.strictObject({ 'zh-CN': line(80), en: line(80) })

/** Something with a name in both languages, as others refer to it. */
export const named = (prefix: string) => z.strictObject({ id: id(prefix), name: text })

/** A person as others refer to them. */
export const personNamed = z.strictObject({ id: id('per'), name: z.string() })

/** What goes into `If-Match` when it is changed. */
export const version = z.number()

/** What a position may do: an act, and on which services (without: on all). */
export const authoritiesIn = z
  .array(
    z.strictObject({
      act: z.enum(AUTHORITIES),
      services: z.optional(z.array(id('svc')).check(z.minLength(1), z.maxLength(50))),
      upTo: z.optional(z.enum(RISKS)),
    }),
  )
  .check(z.maxLength(50))

/** From an instant (now, unless given) until another (or until changed). */
export const placeIn = z.strictObject({
  person: id('per'),
  from: z.optional(instant),
  until: z.optional(instant),
})

/** Somebody's place in a position. */
export const placeOut = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: id('per'), name: z.string(), active: z.boolean(), isAway: z.boolean() }),
  from: instantOut,
  until: z.nullable(instantOut),
})
