import {
  addInto,
  limbsPerWord,
  maskVector,
  systemEnvironment,
  unmask,
  zeroWords,
  type Width,
} from '@sampan/shared'
import { bestPieceBytes, keystreamByPiece, plainAddition, rawKeystream } from './baselines.ts'
import { closeAttempt, prepareAttempt } from './attempt-fixture.ts'
import { compare } from './compare.ts'
import { print } from './print.ts'

/**
 * Masking, adding and rebuilding on one core, each beside two floors measured in the same run: the bare keystream of as
 * many bytes, and the bare addition of as many limbs. Quote the ratios, not the milliseconds.
 */
const byPiece = keystreamByPiece()
print('40 MB of AES-256-CTR keystream in pieces, ms', byPiece)
const pieceBytes = bestPieceBytes(byPiece)

interface Size {
  readonly sites: number
  readonly dimension: number
  readonly width: Width
}

function measureMasking({ sites, dimension, width }: Size): void {
  const attempt = prepareAttempt(sites)
  const words = zeroWords(dimension, width)
  const addend = zeroWords(dimension, width).fill(0x9e37_79b9)
  const shared = attempt.indices
  const times = compare({
    masking: () => {
      maskVector(words, width, { ...attempt.seenBy(1), shared }, attempt.secretsOf(1))
    },
    keystream: () => {
      rawKeystream(sites, words.byteLength, pieceBytes)
    },
    addition: () => {
      plainAddition(words, addend, sites)
    },
  })
  print(`mask, one of ${sites} sites, ${dimension} words of ${width} bits`, {
    'masking ms': times.masking,
    'keystream ms': times.keystream,
    'addition ms': times.addition,
    'masking / keystream': times.masking / times.keystream,
    'masking / (keystream + addition)': times.masking / (times.keystream + times.addition),
  })
}

function measureAdding(dimension: number, width: Width): void {
  const sum = zeroWords(dimension, width)
  const addend = zeroWords(dimension, width).fill(0x9e37_79b9)
  const times = compare({
    adding: () => {
      addInto(sum, addend, width)
    },
    plain: () => {
      plainAddition(sum, addend, 1)
    },
  })
  print(`add one vector of ${dimension} words of ${width} bits`, {
    'adding ms': times.adding,
    'plain ms': times.plain,
    ratio: times.adding / times.plain,
  })
}

function measureRebuilding({ sites, dimension, width }: Size, departures: number): void {
  const { closed, revealed, masked } = closeAttempt({ sites, departures, dimension, width })
  const survivors = sites - departures
  const streams = survivors + departures * survivors
  let sum = masked
  const times = compare({
    rebuilding: () => {
      sum = masked.slice()
      unmask(sum, closed, revealed)
    },
    keystream: () => {
      rawKeystream(streams, dimension * limbsPerWord(width) * 4, pieceBytes)
    },
    addition: () => {
      plainAddition(masked.slice(), masked, streams)
    },
  })
  if (sum.some((limb) => limb !== 0)) throw new Error('the sum of zeros is not zero')
  print(
    `rebuild ${departures} departures of ${sites}, ${dimension} words of ${width} bits, ${streams} streams`,
    {
      'rebuilding ms': times.rebuilding,
      'keystream ms': times.keystream,
      'addition ms': times.addition,
      'rebuilding / keystream': times.rebuilding / times.keystream,
    },
  )
}

const large = systemEnvironment()['SAMPAN_BENCH_LARGE'] === '1'
const dimensions = large ? [1e4, 1e6, 1e7] : [1e4, 1e6]
const masked: readonly Width[] = [32, 128]

for (const sites of [10, 50, 240])
  for (const dimension of dimensions)
    for (const width of masked) measureMasking({ sites, dimension, width })
for (const width of [32, 64, 128] as const) measureAdding(1e6, width)
for (const width of masked) measureRebuilding({ sites: 50, dimension: 1e5, width }, 5)
