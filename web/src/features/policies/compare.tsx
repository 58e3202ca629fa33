import { useState } from 'react'
import { type PolicyOut, readPolicyVersion } from '../../../../functions/obligation/policy.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './compare.module.css'
import { againKey, LadderDrawing, useAllowanceWords } from './ladder-drawing.tsx'
import { type Ladder, linesOf } from './ladder-lines.ts'
import { VersionSelect } from './versions.tsx'
import { usePolicyWords } from './words.ts'

/** Two versions side by side: only the stages that differ, what only one of them says set apart. */
export function Compare({ policy: { name, version, versions } }: { policy: PolicyOut }) {
  const { say } = usePolicyWords()
  const [older, setOlder] = useState(version - 1)
  const [newer, setNewer] = useState(version)
  const one = useApi(readPolicyVersion, { params: { name, version: String(older) } })
  const other = useApi(readPolicyVersion, { params: { name, version: String(newer) } })
  const problem = one.error ?? other.error
  return (
    <Card title={say('compare.title')}>
      <div className={styles.choices}>
        <VersionSelect versions={versions} label={say('compare.older')} value={older} onChange={setOlder} />
        <VersionSelect versions={versions} label={say('compare.newer')} value={newer} onChange={setNewer} />
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
      {one.data !== undefined && other.data !== undefined ? (
        <Differences one={one.data} other={other.data} />
      ) : (
        problem === null && <Waiting />
      )}
    </Card>
  )
}

type Version = Pick<PolicyOut, 'stages' | 'version'>

function Differences({ one, other }: { one: Version; other: Version }) {
  const { say, language } = usePolicyWords()
  const pairs = one.stages.flatMap(({ stage, title, ladder }) => {
    const beside = other.stages.find((each) => each.stage === stage)?.ladder
    const isSame = beside !== undefined && JSON.stringify(beside) === JSON.stringify(ladder)
    return beside === undefined || isSame ? [] : [{ stage, title: title[language], ladder, beside }]
  })
  if (pairs.length === 0) return <p className="weak">{say('compare.same')}</p>
  return pairs.map(({ stage, title, ladder, beside }) => (
    <div key={stage} className={styles.stage}>
      <h3>{title}</h3>
      <div className={styles.pair}>
        <Side title={title} version={one.version} ladder={ladder} without={beside} />
        <Side title={title} version={other.version} ladder={beside} without={ladder} />
      </div>
    </div>
  ))
}

interface SideProps {
  readonly title: string
  readonly version: number
  readonly ladder: Ladder
  readonly without: Ladder
}

function Side({ title, version, ladder, without }: SideProps) {
  const { say } = usePolicyWords()
  const inWords = useAllowanceWords()
  const there = new Set([...linesOf(without).map(({ key }) => key), againKey(without)])
  return (
    <div>
      <p className={styles.version}>
        {say('versionOf', { version })} · {say('lines.allowed', { time: inWords(ladder.allowed) })}
      </p>
      <LadderDrawing
        stage={`${title} · ${say('versionOf', { version })}`}
        ladder={ladder}
        isOnlyHere={(key) => !there.has(key)}
      />
    </div>
  )
}
