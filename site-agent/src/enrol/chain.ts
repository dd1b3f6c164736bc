import { limits } from '@sampan/proto'
import { SampanError, X509Certificate, type PrivateKey } from '@sampan/shared'

export interface ExpectedChain {
  readonly key: PrivateKey
  /** PEM. */
  readonly root: string
  /** The one alternative name that the leaf must carry. */
  readonly uri: string
}

/**
 * Checks what the coordinator sent before it replaces anything: our key, our name, issued below the pinned root.
 * @throws SampanError certificate-invalid
 */
export function verifyChain(chain: string, expected: ExpectedChain): void {
  const [leaf, issuing, ...more] = certificatesOf(chain)
  const [root] = certificatesOf(expected.root)
  if (leaf === undefined || issuing === undefined || root === undefined || more.length > 0)
    throw invalid('two certificates')
  if (!leaf.checkPrivateKey(expected.key)) throw invalid('our key')
  if (leaf.subjectAltName !== `URI:${expected.uri}`) throw invalid('our name')
  if (!isChain(leaf, issuing, root)) throw invalid('a chain to the pinned root')
}

/** Whether OpenSSL finds that each was signed by the next. */
export function isChain(
  leaf: X509Certificate,
  issuing: X509Certificate,
  root: X509Certificate,
): boolean {
  return (
    !leaf.ca &&
    leaf.checkIssued(issuing) &&
    leaf.verify(issuing.publicKey) &&
    issuing.ca &&
    issuing.checkIssued(root) &&
    issuing.verify(root.publicKey)
  )
}

function certificatesOf(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (pem.length > limits.certificateChainBytesMax) return []
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

function invalid(expected: string): SampanError {
  return new SampanError('certificate-invalid', { expected })
}
