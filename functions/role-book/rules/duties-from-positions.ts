import { business } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Duty } from '../duty.ts'

/**
 * The duties a department begins its book with: what each position was given so far, as one standing duty of it, so that
 * publishing them leaves everybody's authority as it was.
 *
 * @param idOf the id of the nth duty
 */
export const dutiesFromPositions = (directory: Directory, idOf: (nth: number) => Id): Duty[] =>
  [...directory.positions.values()]
    .filter(({ authorities }) => authorities.length > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, name, authorities }, nth): Duty => ({
        id: idOf(nth),
        position: id,
        responsible: [],
        consulted: [],
        informed: [],
        title: { 'zh-CN': `履行“${name['zh-CN']}”的权限`, en: `Use the authorities of “${name.en}”` },
        standard: {
          'zh-CN': '岗位原有的权限，尚未写成具体职责。请改写为要做什么、做到什么程度。',
          en: 'What this position could do before there was a role book. Rewrite it as what has to be done, and to which standard.',
        },
        evidence: [],
        when: { kind: 'standing' },
        allowed: business('P1D'),
        whenLate: 'stays',
        authorities,
        effort: 0,
      }),
    )
