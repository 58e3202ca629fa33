import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import type { Answer, Call, Route } from './api.ts'
import type { ApiProblem } from './problem.ts'
import { queryOf } from './use-api.ts'

/** Reads a route once for each of several calls; what it answers is in their order. */
export const useApis = <R extends Route>(
  route: R,
  calls: readonly Call<R>[],
): UseQueryResult<Answer<R>, ApiProblem>[] =>
  useQueries({ queries: calls.map((call) => queryOf(route, call)) }) as UseQueryResult<Answer<R>, ApiProblem>[]
