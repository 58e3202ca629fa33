import type * as z from 'zod/mini'
import { defineContract } from '../kernel/contract.ts'

/** What the steps of one kind of case have in common. */
interface StepsOf<Of extends string, Path extends string, Params, Answer> {
  /** What the kind is called in names of operations: `change`. */
  readonly of: Of
  /** The address of one of them: `/api/changes/{id}`. */
  readonly path: Path
  readonly params: Params
  /** What every step answers. */
  readonly answer: Answer
  /** Why any step may be refused. */
  readonly refusals: readonly string[]
}

/** Writes down the steps somebody takes on a case of one kind: each a POST to its own address below that of the case. */
export const stepsOf =
  <
    const Of extends string,
    const Path extends string,
    Params extends z.ZodMiniType<{ id: string }>,
    Answer extends z.ZodMiniType,
  >({
    of,
    path,
    params,
    answer,
    refusals: always,
  }: StepsOf<Of, Path, Params, Answer>) =>
  <const Name extends string, Body extends z.ZodMiniType>(
    name: Name,
    summary: string,
    body: Body,
    example: z.input<Body>,
    refusals: readonly string[],
  ) =>
    defineContract({
      operation: `${name}-${of}` as const,
      method: 'POST',
      path: `${path}/${name}` as const,
      summary,
      admits: 'signed-in',
      params,
      body,
      answer,
      ifMatch: 'optional',
      refusals: [...always, ...refusals],
      example,
    })
