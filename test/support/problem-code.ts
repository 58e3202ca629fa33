import { expect } from 'vitest'
import { SCIM_PROBLEM } from '../../functions/door/scim-error.ts'

/** The code of a refusal, in the words of whoever answers: a problem document, or an error of SCIM. */
export async function codeIn(answer: Response): Promise<string> {
  const told = (await answer.json()) as { code?: string; [SCIM_PROBLEM]?: { code: string } }
  const scim = told[SCIM_PROBLEM]
  const type = scim === undefined ? 'application/problem+json' : 'application/scim+json'
  expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
  return scim?.code ?? told.code ?? ''
}
