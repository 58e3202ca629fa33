import {
  type LintFindingOut,
  type LintFindingsOut,
  listDraftFindings,
  listVersionFindings,
} from '../../../../functions/role-book/lint.contract.ts'
import { usePages } from '../../lib/use-api.ts'

/** Findings of the book in force, or of a draft, by what is asked for. */
export function useFindings(
  { draft }: { readonly draft?: string },
  asked: Readonly<Record<string, string>>,
  enabled = true,
) {
  const query = { limit: 50, ...asked }
  const ofVersion = usePages(
    listVersionFindings,
    { params: { version: 'in-force' }, query },
    { enabled: enabled && draft === undefined },
  )
  const ofDraft = usePages(
    listDraftFindings,
    { params: { id: draft ?? '' }, query },
    { enabled: enabled && draft !== undefined },
  )
  const pages = draft === undefined ? ofVersion : ofDraft
  return {
    ...pages,
    items: pages.items as readonly LintFindingOut[] | undefined,
    first: pages.data?.[0] as LintFindingsOut | undefined,
  }
}
