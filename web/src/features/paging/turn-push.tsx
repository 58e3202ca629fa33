import { Button } from 'antd'
import { useState } from 'react'
import { addMyBrowser, removeMyBrowser } from '../../../../functions/paging/contact-card.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct } from '../../lib/use-api.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { type PushHere, subscribeHere, unsubscribeHere, type WhyNot } from './push-here.ts'
import { usePagingWords } from './words.ts'

interface TurnOnProps {
  readonly here: PushHere
  readonly pushKey: string
  readonly onDone: () => void
}

/** Asks the browser for its permission, on a click, and tells the server; or says why that cannot be. */
export function TurnOn({ here, pushKey, onDone }: TurnOnProps) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const [isAsking, setAsking] = useState(false)
  const [whyNot, setWhyNot] = useState<WhyNot>()
  const add = useAct(addMyBrowser, {
    onDone: () => {
      tell(say('push.enabled'))
      onDone()
    },
  })
  if (here.state === 'looking') return null
  if (here.state === 'unsupported' || here.state === 'insecure') {
    return <Note tone="info">{say(`push.${here.state}`)}</Note>
  }
  // A button that asks again would do nothing: the browser remembers.
  if (here.state === 'denied' || whyNot === 'denied') {
    return (
      <Note tone="warn" isAlert={whyNot === 'denied'}>
        {say('push.denied')}
      </Note>
    )
  }

  const turnOn = async () => {
    setAsking(true)
    setWhyNot(undefined)
    const made = await subscribeHere(pushKey)
    setAsking(false)
    if (typeof made === 'string') return setWhyNot(made)
    add.mutate({ body: made })
  }

  return (
    <>
      <div>{say('push.off')}</div>
      <div>
        <Button loading={isAsking || add.isPending} onClick={() => void turnOn()}>
          {say('push.enable')}
        </Button>
      </div>
      {isAsking && <Note tone="info">{say('push.asking')}</Note>}
      {whyNot !== undefined && (
        <Note tone="warn" isAlert>
          {say(`push.${whyNot}`)}
        </Note>
      )}
      {add.error !== null && <ProblemNote problem={add.error} />}
    </>
  )
}

/** Ends push to the browser before me. */
export function TurnOff({ id, onDone }: { id: string; onDone: () => void }) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const remove = useAct(removeMyBrowser, {
    onDone: () => {
      void unsubscribeHere().then(onDone)
      tell(say('push.disabled'))
    },
  })
  return (
    <>
      <Note tone="good">{say('push.on')}</Note>
      <div>
        <Button loading={remove.isPending} onClick={() => remove.mutate({ params: { browser: id }, body: {} })}>
          {say('push.disable')}
        </Button>
      </div>
      {remove.error !== null && <ProblemNote problem={remove.error} />}
    </>
  )
}
