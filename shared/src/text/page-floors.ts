import { defaultFloors, isLowered, type Floors } from '../disclosure/floors.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Speak } from './catalogue.ts'
import { bullet, wrap } from './layout.ts'
import { exactly } from './page-text.ts'

/** Every floor that the study states; where it differs from the default, the default beside it. */
export function floorSection(t: Speak, { floors }: Manifest): string[] {
  const names = Object.keys(defaultFloors) as (keyof Floors)[]
  return [
    `## ${t('page.floors')}`,
    '',
    ...wrap(t('page.floorsRule')),
    ...(isLowered(floors) ? ['', ...wrap(t('page.floorsLowered'))] : []),
    '',
    ...names.flatMap((name) => bullet(floorText(t, floors, name))),
  ]
}

function floorText(t: Speak, floors: Floors, name: keyof Floors): string {
  const text = t(`floor.${name}`, { value: valueText(t, floors[name]) })
  if (floors[name] === defaultFloors[name]) return text
  return t('page.floorDefault', { text, value: valueText(t, defaultFloors[name]) })
}

function valueText(t: Speak, value: number | boolean): string {
  if (typeof value === 'number') return exactly(value)
  return t(value ? 'page.yes' : 'page.no')
}
