import { addInto, maskVector, systemEnvironment, zeroWords, type Width } from '@sampan/shared'
import { keystreamByPiece, plainAddition, rawKeystream } from './baselines.ts'
import { prepareAttempt } from './attempt-fixture.ts'
import { compare } from './compare.ts'
import { print } from './print.ts'
import { measureRebuilding } from './rebuilding.ts'
import { measureWire } from './wire.ts'

/**
 * Masking, adding and rebuilding, each beside two floors measured in the same run: the bare keystream of as many bytes,
 * and the bare addition of as many limbs; then what a vector takes on the wire. Quote the ratios, not the milliseconds.
 * Sizes that take minutes only with SAMPAN_BENCH_LARGE=1.
 */
/** The floor is drawn in pieces of the size that masking draws. */
const pieceBytes = 64 * 1024

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

const large = systemEnvironment()['SAMPAN_BENCH_LARGE'] === '1'

const sizes = [10, 50, 240].flatMap((sites) =>
  [1e4, 1e6, 1e7].flatMap((dimension) =>
    ([32, 128] as const).map((width): Size => ({ sites, dimension, width })),
  ),
)
for (const size of sizes) if (large || size.dimension * size.width <= 32e7) measureMasking(size)
for (const width of [32, 64, 128] as const) measureAdding(1e6, width)
await measureRebuilding({ sites: 50, departures: 5, dimension: 1e5, width: 128 }, pieceBytes)
await measureRebuilding({ sites: 50, departures: 5, dimension: 1e6, width: 32 }, pieceBytes)
await measureRebuilding({ sites: 240, departures: 24, dimension: 1e5, width: 32 }, pieceBytes)
for (const dimension of [1e4, 1e5, 1e6, 1e7]) measureWire(dimension, 32)
measureWire(1e6, 128)
// Last: large pieces leave the process's memory in a state in which the next ones cost page faults.
print('40 MB of AES-256-CTR keystream in pieces, ms', keystreamByPiece())
