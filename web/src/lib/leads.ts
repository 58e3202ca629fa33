import { listGroups } from '../../../functions/responsibility/responsibility.contract.ts'
import { useMay, useMe } from './session.ts'
import { useWhole } from './use-api.ts'

interface Post {
  readonly id: string
  readonly group: { readonly id: string } | null
}

/**
 * Whether they may start the hand-over of a post, or of some post when none is named: they lead its group, head the
 * department, or administer the directory. A hint for what to show; the server decides.
 */
export function useMayHandOver(): (post?: Post) => boolean {
  const mayAdminister = useMay('directory.administer')
  const { positions } = useMe().person
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const leaders = new Map(groups.map(({ id, leaderPosition }) => [id, leaderPosition]))
  const held = new Set(positions.map(({ id }) => id))
  const isHead = positions.some(({ group }) => group === null)
  return (post) => {
    if (mayAdminister || isHead) return true
    if (post === undefined) return [...leaders.values()].some((leader) => held.has(leader))
    const leader = leaders.get(post.group?.id ?? '')
    return leader !== undefined && leader !== post.id && held.has(leader)
  }
}
