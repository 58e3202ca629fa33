import { getRouteApi, Link } from '@tanstack/react-router'
import {
  type EntitlementOut,
  readEntitlement,
  readEntitlementTimeline,
} from '../../../../functions/entitlement/entitlement.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { BackAndNumber, Facts as FactList } from '../../ui/facts.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Pair } from '../../ui/records.tsx'
import { RiskTag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { EntitlementStatus } from './entitlement-records.tsx'
import { Steps } from './steps.tsx'
import { useEntitlementWords } from './words.ts'

const route = getRouteApi('/entitlements/$id')

/** One entitlement: who has it for what, who owes what, what was done. */
export function EntitlementPage() {
  const { say, language } = useEntitlementWords()
  const { id } = route.useParams()
  const { data: found, error, refetch } = useApi(readEntitlement, { params: { id } })
  if (found === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={`${found.system.name[language]} · ${found.right.name[language]}`}
      above={<BackAndNumber back={<Link to="/entitlements">{say('back')}</Link>} number={found.number} />}
      actions={<Steps entitlement={found} />}
    >
      {found.conflicts.map(({ rule, effect, with: other, why }) => (
        <Note key={rule} tone="warn">
          {say(`conflict.${effect}`, { other: other.name[language], why: why[language] })}
        </Note>
      ))}
      <Card title={say('owed')}>
        <OwedBy obligations={found.obligations} nobody={say('nobody')} />
      </Card>
      <Facts entitlement={found} />
      <Story id={id} />
    </Page>
  )
}

function Facts({ entitlement: it }: { entitlement: EntitlementOut }) {
  const { say, name, language } = useEntitlementWords()
  const at = (instant: string | null) => instant && <At instant={instant} />
  return (
    <Card title={say('facts')}>
      <p>
        <EntitlementStatus status={it.status} /> <RiskTag risk={it.risk} />
      </p>
      <FactList>
        <Pair name={say('fact.person')}>{it.person.name}</Pair>
        <Pair name={say('fact.requester')}>{it.requester.id !== it.person.id && it.requester.name}</Pair>
        <Pair name={say('fact.position')}>{it.position.name[language]}</Pair>
        <Pair name={say('fact.origin')}>{name('origins', it.origin)}</Pair>
        <Pair name={say('fact.reason')}>{it.reason}</Pair>
        <Pair name={say('fact.approvedBy')}>{it.approvedBy?.name}</Pair>
        <Pair name={say('fact.since')}>{at(it.since)}</Pair>
        <Pair name={say('fact.until')}>{at(it.until)}</Pair>
        <Pair name={say('fact.account')}>{it.account}</Pair>
        <Pair name={say('fact.because')}>{it.because && name('because', it.because)}</Pair>
        <Pair name={say('fact.mitigation')}>{it.mitigation}</Pair>
        <Pair name={say('fact.reported')}>{at(it.reportedAt)}</Pair>
        <Pair name={say('fact.lastUsed')}>{at(it.lastUsedAt)}</Pair>
        <Pair name={say('fact.reviewed')}>{at(it.reviewedAt)}</Pair>
      </FactList>
    </Card>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useEntitlementWords()
  const entries = usePages(readEntitlementTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}
