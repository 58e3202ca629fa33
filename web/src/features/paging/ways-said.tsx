import type { Channel } from './contact-card.ts'
import { usePagingWords } from './words.ts'

/** The ways by which somebody is reached, and which of them are proven. */
export function WaysSaid({ ways, proven }: { ways: readonly Channel[]; proven: readonly Channel[] }) {
  const { say } = usePagingWords()
  if (ways.length === 0) return <span className="weak">{say('reachability.noWays')}</span>
  return (
    <>
      {ways
        .map((way) => {
          const channel = say(`channel.${way}`)
          return proven.includes(way) ? say('reachability.proven', { channel }) : channel
        })
        .join(say('reachability.between'))}
    </>
  )
}
