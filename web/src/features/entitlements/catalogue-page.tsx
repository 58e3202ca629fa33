import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  type ConflictOut,
  endConflict,
  listConflicts,
  listRights,
  listSystems,
  type RightOut,
  type SystemOut,
} from '../../../../functions/entitlement/catalogue.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { RiskTag, Tag } from '../../ui/tag.tsx'
import { useDone } from '../../ui/use-done.ts'
import { AddConflictDialog } from './add-conflict-dialog.tsx'
import { AddRightDialog } from './add-right-dialog.tsx'
import { AddSystemDialog } from './add-system-dialog.tsx'
import styles from './catalogue-page.module.css'
import { useEntitlementWords } from './words.ts'

/** What there is: systems, their rights, and which of them nobody may have both. */
export function CataloguePage() {
  const { say } = useEntitlementWords()
  const mayDefine = useMay('entitlement.define')
  return (
    <Page title={say('define.title')} lead={say('define.lead')} above={<Link to="/entitlements">{say('back')}</Link>}>
      {!mayDefine && <Note tone="info">{say('define.mayNot')}</Note>}
      <Systems mayDefine={mayDefine} />
      <Rights mayDefine={mayDefine} />
      <Conflicts mayDefine={mayDefine} />
    </Page>
  )
}

interface PartProps {
  readonly mayDefine: boolean
}

function Adding({ word, mayDefine, dialog }: PartProps & { word: string; dialog: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  if (!mayDefine) return null
  return (
    <div className={styles.add}>
      <Button onClick={() => setOpen(true)}>{word}</Button>
      {isOpen && dialog(() => setOpen(false))}
    </div>
  )
}

const names = (of: readonly { readonly name: Readonly<Record<'zh-CN' | 'en', string>> }[], language: 'zh-CN' | 'en') =>
  of.map(({ name }) => name[language]).join(' · ')

function Systems({ mayDefine }: PartProps) {
  const { say, language } = useEntitlementWords()
  const pages = usePages(listSystems, { query: { limit: 100 } })
  return (
    <Card title={say('define.systems')}>
      <PagesOf pages={pages} empty={<p className="weak">{say('define.noSystems')}</p>}>
        {(items) => (
          <Records<SystemOut>
            label={say('define.systems')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('define.systems'),
                cell: ({ id, name, retired }) => (
                  <>
                    <Link to="/entitlements/systems/$id" params={{ id }}>
                      {name[language]}
                    </Link>{' '}
                    {retired && <Tag tone="quiet">{say('define.retired')}</Tag>}
                  </>
                ),
              },
              { name: say('define.service'), cell: ({ service }) => service.name[language] },
              { name: say('define.connector'), cell: ({ connector }) => say(`define.connectors.${connector.kind}`) },
              {
                name: say('define.approvers'),
                cell: ({ approvers }) =>
                  names(approvers, language) || <span className="weak">{say('define.nobody')}</span>,
              },
              {
                name: say('define.provisioners'),
                cell: ({ provisioners }) =>
                  names(provisioners, language) || <span className="weak">{say('define.nobody')}</span>,
              },
            ]}
          />
        )}
      </PagesOf>
      <Adding
        word={say('define.addSystem')}
        mayDefine={mayDefine}
        dialog={(close) => <AddSystemDialog onClose={close} />}
      />
    </Card>
  )
}

function Rights({ mayDefine }: PartProps) {
  const { say, language } = useEntitlementWords()
  const pages = usePages(listRights, { query: { limit: 100 } })
  return (
    <Card title={say('define.rights')}>
      <PagesOf pages={pages} empty={<p className="weak">{say('define.noRights')}</p>}>
        {(items) => (
          <Records<RightOut>
            label={say('define.rights')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('define.rights'),
                cell: ({ system, name, risk, retired }) => (
                  <>
                    {system.name[language]} · {name[language]} <RiskTag risk={risk} />{' '}
                    {retired && <Tag tone="quiet">{say('define.retired')}</Tag>}
                  </>
                ),
              },
              { name: say('define.letsShort'), cell: ({ lets }) => lets[language] },
              { name: say('define.longest'), isShort: true, cell: ({ longestDays }) => longestDays },
              { name: say('define.positions'), cell: ({ positions }) => names(positions, language) || null },
              {
                name: say('define.breakGlass'),
                isShort: true,
                cell: ({ breakGlass }) => (breakGlass ? say('define.yes') : say('define.no')),
              },
            ]}
          />
        )}
      </PagesOf>
      <Adding
        word={say('define.addRight')}
        mayDefine={mayDefine}
        dialog={(close) => <AddRightDialog onClose={close} />}
      />
    </Card>
  )
}

function Conflicts({ mayDefine }: PartProps) {
  const { say, language } = useEntitlementWords()
  const pages = usePages(listConflicts, { query: { limit: 50 } })
  const [ending, setEnding] = useState<ConflictOut>()
  return (
    <Card title={say('define.conflicts')}>
      <PagesOf pages={pages} empty={<p className="weak">{say('define.noConflicts')}</p>}>
        {(items) => (
          <Records<ConflictOut>
            label={say('define.conflicts')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              { name: say('define.between'), cell: ({ between }) => names(between, language) },
              { name: say('define.effect'), isShort: true, cell: ({ effect }) => say(`define.effects.${effect}`) },
              {
                name: say('step.reason'),
                cell: (rule) => (
                  <>
                    {rule.why[language]}{' '}
                    {mayDefine && (
                      <Button size="small" onClick={() => setEnding(rule)}>
                        {say('define.endConflict')}
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </PagesOf>
      <Adding
        word={say('define.addConflict')}
        mayDefine={mayDefine}
        dialog={(close) => <AddConflictDialog onClose={close} />}
      />
      {ending !== undefined && <EndConflictDialog rule={ending} onClose={() => setEnding(undefined)} />}
    </Card>
  )
}

function EndConflictDialog({ rule: { id, version }, onClose }: { rule: ConflictOut; onClose: () => void }) {
  const { say } = useEntitlementWords()
  const act = useAct(endConflict, useDone(say('define.done'), onClose))
  return (
    <ActDialog
      title={say('define.endConflict')}
      lead={say('define.endConflictLead')}
      submit={say('define.endConflict')}
      isDanger
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}
