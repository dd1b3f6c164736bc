import { describe, expect, it } from 'vitest'
import type { Manifest } from './manifest.ts'
import { directory } from './sample.test.data.ts'
import { faultsOf, type Change } from './sound-manifest.test.data.ts'

/** Participants of these sites of the directory, with their controllers replaced. */
function parties(controllers: readonly string[]): Manifest['participants'] {
  return controllers.map((controller, k) => ({
    ...directory.sites[0]!,
    site: `site-${String(k).padStart(3, '0')}`,
    controller,
    identity: `sha256:${String(k).padStart(64, '0')}`,
    mandatory: false,
  }))
}

describe('who takes part', () => {
  it.each<[string, Change, readonly string[]]>([
    [
      'order',
      (m) => ({ participants: [...m.participants].reverse() }),
      [
        'participants[1].site study-invalid fault.order',
        'participants[2].site study-invalid fault.order',
      ],
    ],
    [
      'twice',
      (m) => ({
        participants: [...m.participants.slice(0, 2), m.participants[1]!, m.participants[2]!],
        collusionAccepted: 'x',
      }),
      ['participants[2].site study-invalid fault.repeated'],
    ],
    [
      'too few sites',
      () => ({ sitesMin: 4, survivorsMin: 4 }),
      ['participants sites-too-few fault.sitesTooFew'],
    ],
    [
      'two sites',
      (m) => ({
        participants: m.participants.slice(0, 2),
        controllersMin: 2,
        collusionAccepted: 'x',
      }),
      ['participants sites-too-few fault.sitesTooFew'],
    ],
    [
      'one controller',
      () => ({ participants: parties(['a', 'a', 'a']), collusionAccepted: 'x' }),
      ['participants controllers-too-few fault.controllersTooFew'],
    ],
    [
      'two controllers',
      () => ({ participants: parties(['a', 'a', 'b']) }),
      ['participants controllers-too-few fault.controllersTwo'],
    ],
    [
      'two controllers, and only two asked',
      () => ({ participants: parties(['a', 'a', 'b']), controllersMin: 2 }),
      ['controllersMin collusion-not-accepted fault.controllersTwoAccepted'],
    ],
    [
      'two controllers, accepted',
      () => ({
        participants: parties(['a', 'a', 'b']),
        controllersMin: 2,
        collusionAccepted: 'We know.',
      }),
      [],
    ],
    [
      'one hospital under two names',
      () => ({
        participants: parties(['a', 'b', 'c', 'd']).map((party, k, all) =>
          k === 3 ? { ...party, identity: all[1]!.identity } : party,
        ),
      }),
      ['participants[3].identity study-invalid fault.identityRepeated'],
    ],
    [
      'runs that could do without one another',
      () => ({ participants: parties(['a', 'b', 'c', 'd', 'e', 'f']), sitesMin: 4 }),
      ['sitesMin study-invalid fault.sitesMin'],
    ],
    [
      'runs that have enough sites in common',
      () => ({
        participants: parties(['a', 'b', 'c', 'd', 'e', 'f']),
        sitesMin: 5,
        survivorsMin: 4,
      }),
      [],
    ],
    [
      'survivors below the threshold',
      () => ({
        participants: parties(['a', 'b', 'c', 'd', 'e', 'f', 'g']),
        sitesMin: 7,
        survivorsMin: 4,
      }),
      ['survivorsMin study-invalid fault.atLeast'],
    ],
    [
      'survivors above a run',
      () => ({ survivorsMin: 4 }),
      ['survivorsMin study-invalid fault.survivors'],
    ],
    [
      'recipient twice',
      (m) => ({ recipients: [...m.recipients, ...m.recipients] }),
      ['recipients[1].id study-invalid fault.repeated'],
    ],
    [
      'recipient elsewhere',
      (m) => ({
        recipients: [
          ...m.recipients,
          { id: 'cleveland', controller: 'cleveland', jurisdiction: 'HK' },
        ],
      }),
      ['recipients[1] study-invalid fault.partyDiffers'],
    ],
    [
      'recipient of another entity',
      (m) => ({ recipients: [{ ...m.recipients[0]!, controller: 'other' }] }),
      ['recipients[0] study-invalid fault.partyDiffers'],
    ],
    [
      'recipient outside the federation',
      (m) => ({
        recipients: [
          ...m.recipients,
          { id: 'university', controller: 'university', jurisdiction: 'OTHER' },
        ],
      }),
      [],
    ],
    [
      'coordinator receives',
      () => ({
        recipients: [{ id: 'university', controller: 'university', jurisdiction: 'OTHER' }],
      }),
      ['recipients study-invalid fault.coordinatorReceives'],
    ],
  ])('%s', (_, change, expected) => {
    expect(faultsOf(change)).toEqual(expected)
  })

  // Thresholds of the specification: n = 4: 2, 7: 3, 10: 4, 240: 82.
  it.each([
    [4, 2, 4],
    [7, 3, 7],
    [10, 4, 10],
    [240, 82, 240],
    // A roster of five is allowed, and three of five suffice where of six it takes four.
    [6, 3, 5],
    [7, 3, 5],
  ])('of %i sites %i of one controller are too many when a run needs %i', (n, held, sitesMin) => {
    const participants = (count: number) =>
      parties(Array.from({ length: n }, (_, k) => (k < count ? 'large' : `other-${k}`)))
    const survivorsMin = Math.max(3, Math.floor((2 * sitesMin) / 3) + 1)
    const change =
      (count: number, collusionAccepted: string | null): Change =>
      () => ({
        participants: participants(count),
        sitesMin,
        survivorsMin,
        collusionAccepted,
      })
    expect(faultsOf(change(held, null))).toEqual([
      'collusionAccepted collusion-not-accepted fault.collusion',
    ])
    expect(faultsOf(change(held, 'One authority runs them all.'))).toEqual([])
    expect(faultsOf(change(held - 1, null))).toEqual([])
  })
})
