import { Button } from 'antd'
import { useState } from 'react'
import {
  type HandOverOut,
  signPositionHandOver,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ActProblem, Note } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DutiesPart } from './duties-part.tsx'
import { EntitlementsPart } from './entitlements-part.tsx'
import { KnowledgeItems } from './knowledge-items.tsx'
import { ObligationsPart } from './obligations-part.tsx'
import frame from './part-frame.module.css'
import styles from './sign-step.module.css'
import { useHandOverWords } from './words.ts'

const SIDES = ['giver', 'receiver'] as const

/** All that is handed over, to be read once more, and both signatures below it. */
export function SignStep({ of }: { of: HandOverOut }) {
  // Whoever signs has read what is signed: what moved under an open page is looked at again first.
  const [read, setRead] = useState(of.contentHash)
  const hasMoved = read !== of.contentHash
  return (
    <div className={frame.part}>
      <Content of={of} />
      <Signatures of={of} />
      <Sign of={of} hasMoved={hasMoved} onLookedAgain={() => setRead(of.contentHash)} />
    </div>
  )
}

/** What is signed: nothing that came up since and nobody has decided on. */
function signedOf(of: HandOverOut): HandOverOut {
  const isDecided = ({ choice }: { readonly choice: string | null }) => choice !== null
  return { ...of, open: of.open.filter(isDecided), entitlements: of.entitlements.filter(isDecided) }
}

function Content({ of: all }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  const of = signedOf(all)
  const left = all.open.length + all.entitlements.length - of.open.length - of.entitlements.length
  return (
    <div className={styles.content}>
      <h3>{say('steps.duties')}</h3>
      <DutiesPart of={of} isUnfolded />
      <h3>{say('steps.obligations')}</h3>
      <ObligationsPart of={of} mayDecide={false} />
      <h3>{say('steps.entitlements')}</h3>
      <EntitlementsPart of={of} mayDecide={false} />
      <h3>{say('steps.knowledge')}</h3>
      <KnowledgeItems knowledge={of.knowledge} />
      {left > 0 && <Note tone="warn">{say('sign.left', { count: left })}</Note>}
      <p className={styles.code}>
        {say('sign.code')} <code>{of.contentHash}</code> {say('sign.codeAbout')}
      </p>
    </div>
  )
}

function Signatures({ of }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  return (
    <dl className={styles.signatures}>
      {SIDES.map((side) => {
        const signature = of.signatures[side]
        const person = of[side]
        return (
          <div key={side}>
            <dt>{say(`sign.${side}`)}</dt>
            <dd>
              <strong>{signature?.by.name ?? person.name}</strong>
              {signature !== null && signature.by.id !== person.id && (
                <span className="weak"> {say('sign.instead', { person: person.name })}</span>
              )}
            </dd>
            <dd>
              {signature === null ? (
                <Tag tone="quiet">{say('sign.notYet')}</Tag>
              ) : (
                <>
                  <Tag tone="good">{say('sign.signed')}</Tag>{' '}
                  <span className="weak">
                    <At instant={signature.at} />
                  </span>
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface SignProps {
  readonly of: HandOverOut
  readonly hasMoved: boolean
  readonly onLookedAgain: () => void
}

function Sign({ of, hasMoved, onLookedAgain }: SignProps) {
  const { say } = useHandOverWords()
  const { tell } = useNews()
  const sign = useAct(signPositionHandOver, { onDone: () => tell(say('told.sign')) })
  const { id, version, status, stage, contentHash, actions } = of
  const mine = SIDES.filter((side) => actions.includes(`sign-as-${side}`))
  if (status !== 'open') return null
  if (mine.length === 0) {
    return stage === 'prepare' || stage === 'confirm' ? <p className="weak">{say('sign.notReady')}</p> : null
  }
  if (hasMoved) {
    return (
      <Note tone="warn" isAlert>
        <p>{say('sign.moved')}</p>
        <Button onClick={onLookedAgain}>{say('sign.lookedAgain')}</Button>
      </Note>
    )
  }
  return (
    <>
      <ActProblem problem={sign.error} />
      <div className={frame.actions}>
        {mine.map((side) => (
          <Button
            key={side}
            type="primary"
            loading={sign.isPending}
            onClick={() => sign.mutate({ params: { id }, ifMatch: version, body: { as: side, contentHash } })}
          >
            {say(`sign.as.${side}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
