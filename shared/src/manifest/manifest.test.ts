import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { canonicalJson, type Json } from '../encoding/canonical-json.ts'
import { isSampanError } from '../errors/sampan-error.ts'
import { manifestBytes, manifestDigest, parseManifest } from './manifest.ts'
import { manifestOf, soundStudy } from './sample.test.data.ts'

const manifest = manifestOf(soundStudy)

function refusal(bytes: Uint8Array): string {
  try {
    parseManifest(bytes)
  } catch (error) {
    if (isSampanError(error)) return error.code
  }
  return 'accepted'
}

function changed(change: Readonly<Record<string, Json>>): Uint8Array {
  return utf8(canonicalJson({ ...manifest, ...change }))
}

describe('manifest bytes', () => {
  it('parse to what was signed', () => {
    const bytes = manifestBytes(manifest)
    const study = parseManifest(bytes)
    expect(study.manifest).toEqual(manifest)
    expect(study.digest).toEqual(manifestDigest(bytes))
    expect(study.name).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it.each<[string, Uint8Array]>([
    ['an unknown member', changed({ extra: 1 })],
    ['text with outer white space, which the schema would trim', changed({ title: ' A study' })],
    ['a text-direction character', changed({ title: 'A \u202e study' })],
    [
      'an invisible character in a level',
      changed({
        features: [
          {
            name: 'x',
            kind: 'column',
            column: 'a\u200b',
            type: 'binary',
            equals: null,
            levels: null,
          },
        ],
      }),
    ],
    [
      'a feature called constructor',
      changed({ features: [{ name: 'constructor', kind: 'age', at: null }] }),
    ],
    [
      'a range beyond all magnitudes',
      changed({ ranges: { age: { low: 0, high: 1e300, outside: 'missing' } } }),
    ],
    [
      'what the schema drops',
      utf8(
        canonicalJson(manifest).replace(
          '"ranges":{',
          '"ranges":{"__proto__":{"high":1,"low":0,"outside":"missing"},',
        ),
      ),
    ],
    ['too many bytes', new Uint8Array(512 * 1024 + 1)],
    ['bad UTF-8', Uint8Array.of(0xff)],
  ])('%s is refused', (_, bytes) => {
    expect(refusal(bytes)).toBe('manifest-malformed')
  })

  it('that are not canonical are refused', () => {
    expect(refusal(utf8(JSON.stringify(manifest, null, 1)))).toBe('file-malformed')
  })
})
