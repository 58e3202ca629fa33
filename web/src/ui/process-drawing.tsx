import { type ReactNode, useMemo } from 'react'
import { useMedia } from '../lib/screen.ts'
import { Icon } from './icon.tsx'
import styles from './process-drawing.module.css'
import { layProcess, type Sizes } from './process-layout.ts'
import type { Process, ProcessStage, Progress } from './process-stages.ts'

export interface StageSaid {
  readonly name: string
  readonly progress: Progress
  /** The progress in words, for those who don't see it. */
  readonly progressName: string
  /** Who did it, who owes it: at most two short lines. */
  readonly about: ReactNode
}

interface ProcessDrawingProps {
  readonly label: string
  readonly process: Process
  readonly say: (stage: ProcessStage) => StageSaid
}

/** Six stages and an end fit side by side from here on. */
const TOO_NARROW = '(max-width: 1249px)'

const SIZES = {
  across: { box: { width: 118, height: 80 }, end: { width: 92, height: 80 }, gap: 22, verge: 26 },
  down: { box: { width: 220, height: 62 }, end: { width: 220, height: 44 }, gap: 22, verge: 30 },
} as const satisfies Record<string, Sizes>

/**
 * A procedure with the present stage standing out. The stages are a list that screen readers read as it is; the lines
 * between them are only drawn.
 */
export function ProcessDrawing({ label, process, say }: ProcessDrawingProps) {
  const direction = useMedia(TOO_NARROW) ? 'down' : 'across'
  const { width, height, boxes, lines } = useMemo(
    () => layProcess(process, direction, SIZES[direction]),
    [process, direction],
  )
  return (
    <div className={styles.frame}>
      <div className={`${styles.drawing} ${styles[direction]}`} style={{ width, height }}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            <marker
              id="process-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0.5 7.5 4 0 7.5z" />
            </marker>
          </defs>
          {lines.map(({ key, path }) => (
            <path key={key} d={path} markerEnd="url(#process-arrow)" />
          ))}
        </svg>
        <ol aria-label={label}>
          {boxes.map(({ state, ...place }) => {
            const stage = process.stages.find((each) => each.state === state)
            return stage === undefined ? null : <Stage key={state} said={say(stage)} place={place} />
          })}
        </ol>
      </div>
    </div>
  )
}

const ICONS = { done: 'check', now: 'duty', stopped: 'close', ahead: undefined, 'left-out': undefined } as const

interface StageProps {
  readonly said: StageSaid
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

function Stage({ said: { name, progress, progressName, about }, place }: StageProps) {
  const icon = ICONS[progress]
  return (
    <li
      className={`${styles.stage} ${styles[progress]}`}
      style={place}
      {...(progress === 'now' && { 'aria-current': 'step' as const })}
    >
      <span className={styles.name}>
        {icon !== undefined && <Icon name={icon} size={16} />}
        {name}
        <span className="unseen">{progressName}</span>
      </span>
      <span className={styles.about}>{about}</span>
    </li>
  )
}
