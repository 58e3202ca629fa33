import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { endSilence, listSilences, type SilenceOut } from '../../../../functions/alert/alert-silence.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useDone } from '../../ui/use-done.ts'
import { Empty } from '../../ui/waiting.tsx'
import { AlertTabs } from './alert-tabs.tsx'
import { MatchersSaid } from './matchers-said.tsx'
import { SilenceDialog } from './silence-dialog.tsx'
import { useAlertWords } from './words.ts'

const route = getRouteApi('/alerts/silences')

/** Who wants quiet about what, until when, and why. */
export function SilencesPage() {
  const { say } = useAlertWords()
  const mayKeep = useMay('alert.administer')
  const { over } = route.useSearch()
  const silences = usePages(listSilences, { query: over === undefined ? {} : { over: 'true' } })
  const [isAdding, setAdding] = useState(false)
  const [ending, end] = useState<SilenceOut>()
  return (
    <Page
      title={say('title')}
      lead={say('silences.lead')}
      {...(mayKeep && {
        actions: (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('silences.add')}
          </Button>
        ),
      })}
    >
      <AlertTabs />
      <TabBar label={say('views')}>
        <Link to="/alerts/silences" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('silences.holding')}
        </Link>
        <Link to="/alerts/silences" search={{ over: true }}>
          {say('silences.all')}
        </Link>
      </TabBar>
      <PagesOf pages={silences} empty={<Empty icon="check" title={say('silences.empty')} />}>
        {(items) => <Silences items={items} {...(mayKeep && { onEnd: end })} />}
      </PagesOf>
      {isAdding && <SilenceDialog onClose={() => setAdding(false)} />}
      {ending !== undefined && <EndDialog silence={ending} onClose={() => end(undefined)} />}
    </Page>
  )
}

interface SilencesProps {
  readonly items: readonly SilenceOut[]
  /** Absent: they may only look. */
  readonly onEnd?: (silence: SilenceOut) => void
}

function Silences({ items, onEnd }: SilencesProps) {
  const { say } = useAlertWords()
  return (
    <Records<SilenceOut>
      label={say('silences.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        { name: say('silences.what'), width: 30, cell: ({ matchers }) => <MatchersSaid matchers={matchers} /> },
        { name: say('silences.why'), cell: ({ reason }) => reason },
        { name: say('silences.who'), isShort: true, cell: ({ by }) => by.name },
        {
          name: say('silences.until'),
          isShort: true,
          cell: ({ until, isOver }) => (
            <>
              <At instant={until} /> {isOver && <Tag tone="quiet">{say('silences.over')}</Tag>}
            </>
          ),
        },
        { name: say('silences.count'), isShort: true, cell: ({ silenced }) => say('times', { count: silenced }) },
        ...(onEnd === undefined
          ? []
          : [
              {
                name: say('columns.acts'),
                cell: (silence: SilenceOut) =>
                  !silence.isOver && (
                    <Button size="small" onClick={() => onEnd(silence)}>
                      {say('silences.end')}
                    </Button>
                  ),
              },
            ]),
      ]}
    />
  )
}

function EndDialog({ silence: { id, version }, onClose }: { silence: SilenceOut; onClose: () => void }) {
  const { say } = useAlertWords()
  const act = useAct(endSilence, useDone(say('silences.ended'), onClose))
  return (
    <ActDialog
      title={say('silences.end')}
      lead={say('silences.endLead')}
      submit={say('silences.end')}
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}
