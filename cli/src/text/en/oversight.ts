/** Help of the commands about approvals and the round log. */
export const approverHelp = {
  approver: {
    purpose: 'Approvers: keys, decisions and introductions. Works without a network.',
    when: "For data stewards, ethics officers and others who decide for a hospital, on their own machines. The hospital's agent holds only public keys.",
  },
  keygen: {
    purpose: 'Makes a key for an approver.',
    when: 'Once for each approver. The private half is encrypted with a passphrase and never leaves your machine; give the public half to the hospital.',
    says: {
      name: 'your name, as the hospital will register it',
      out: 'new file for the private half; the public half is written beside it',
      'passphrase-file': 'file with the passphrase in its only line, where there is no terminal',
    },
    examples: ['Make a key:'],
  },
  sign: {
    purpose: 'Shows a study and signs your decision about it.',
    when: 'When the hospital asks for your decision. The signature covers the study, the language and the page that you read. A later decision replaces an earlier one.',
    says: {
      EXPORT: 'file from "sampan study export"',
      key: 'your private key',
      site: 'hospital in whose name you decide',
      role: 'data-steward, ethics, legal or it-security',
      decision: 'approve, reject or withdraw',
      language: 'language of the page',
      conditions: 'conditions that go with the decision',
      'ethics-reference': 'number of the ethics decision',
      'passphrase-file': 'file with the passphrase in its only line, where there is no terminal',
      yes: 'do not ask',
      out: 'new file for the signed decision',
    },
    examples: ['Approve a study:'],
  },
  vouch: {
    purpose: 'Introduces a new approver of your hospital.',
    when: 'After the first two approvers, each new one needs the signature of one who is there. Compare the digest of the key with the person first.',
    says: {
      PUB: "the new approver's public key",
      key: 'your private key',
      site: 'hospital',
      roles: 'roles of the new approver, with commas in between',
      name: 'name of the new approver, where the file does not say',
      'passphrase-file': 'file with the passphrase in its only line, where there is no terminal',
      yes: 'do not ask',
      out: 'new file for the signed introduction',
    },
    examples: ['Introduce somebody:'],
  },
} as const

export const auditHelp = {
  audit: {
    purpose: 'The round log: export and verify it.',
    when: 'To prove to somebody who trusts nobody that nothing in the record was edited, removed, reordered or inserted.',
  },
  export: {
    purpose: 'Writes the round log into a folder.',
    when: 'Regularly, and before an audit. The folder has the tlog-tiles layout, which other programs can read too.',
    says: { out: 'new or empty folder' },
    examples: ['Export it:'],
  },
  verify: {
    purpose: 'Verifies an exported log: every hash and every signature.',
    when: 'After every export, without a network. Keys come from your trust file, never from the log: lines "log KEY" and "witness KEY". Without a trust file nothing can be verified.',
    says: {
      DIR: 'folder from "sampan audit export"',
      trust: 'file with the keys that you trust',
      checkpoint: 'an earlier checkpoint that the log must go on from; may be repeated',
    },
    examples: ['Verify it:', 'Against what was seen before:'],
  },
  show: {
    purpose: 'Lists the entries of an exported log.',
    when: 'To read what happened. It does not verify.',
    says: {
      DIR: 'folder from "sampan audit export"',
      type: 'only entries of this type',
    },
    examples: ['All of them:', 'Approvals only:'],
  },
} as const
