import { Link } from '@tanstack/react-router'
import { useChangeWords } from './words.ts'

/** The policy a change runs under, and which version of it: `normal-change@1`, in words; it leads to its clocks. */
export function Policy({ policy }: { policy: string }) {
  const { say, name } = useChangeWords()
  const [, which, version] = /^(.+)@(\d+)$/.exec(policy) ?? []
  if (which === undefined || version === undefined) return name('policies', policy)
  return (
    <Link to="/policies/$name" params={{ name: which }}>
      {say('page.policyVersion', { name: name('policies', which), version })}
    </Link>
  )
}
