import { Button } from 'antd'
import { changeServiceSubscription, readServiceSubscription } from '../../../functions/incident/affected.contract.ts'
import { useAct, useApi } from '../lib/use-api.ts'
import { Icon } from './icon.tsx'
import { ActProblem } from './note.tsx'
import { useUiWords } from './words.ts'

/** Whether whoever looks hears of the incidents of a service; pressed, it is the other way round. */
export function FollowService({ service: { id, name } }: { service: { readonly id: string; readonly name: string } }) {
  const { say } = useUiWords()
  const { data } = useApi(readServiceSubscription, {})
  const act = useAct(changeServiceSubscription)
  if (data === undefined) return null
  const follows = data.services.includes(id)
  const services = follows ? data.services.filter((each) => each !== id) : [...data.services, id]
  return (
    <>
      <Button
        size="small"
        icon={<Icon name={follows ? 'check' : 'remind'} size={14} />}
        aria-label={say(follows ? 'follow.end' : 'follow.begin', { name })}
        loading={act.isPending}
        onClick={() => act.mutate({ body: { services } })}
      >
        {say(follows ? 'follow.on' : 'follow.off')}
      </Button>
      <ActProblem problem={act.error} />
    </>
  )
}
